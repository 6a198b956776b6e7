package io.github.telegramupdates.engine.trace;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a replay says when the outcome is another one.
 */
class TraceReplayTests {

	private final List<EncodedInput> inputs = new ArrayList<>(recorded());

	private static List<EncodedInput> recorded() {
		TraceRecorder recorder = new TraceRecorder("traced", InputSamples.ACCOUNT, TraceLimits.DEFAULT);
		AccountEngine engine = InputSamples.ACCOUNT.newEngine();
		InputSamples.all().forEach((input) -> recorder.step(engine, input));
		return recorder.trace().encoded();
	}

	private TraceReplay replay() {
		return TraceReplay.run(new Trace(InputSamples.ACCOUNT, this.inputs, 0));
	}

	@Test
	void itNamesTheFirstInputWhoseOutcomeIsAnother() {
		changeOutcome(4);
		changeOutcome(9);
		assertThat(replay().divergence()).hasValueSatisfying((divergence) -> {
			assertThat(divergence.inputIndex()).isEqualTo(4);
			assertThat(divergence.replayed().recorded().input()).isEqualTo(InputSamples.all().get(4));
			assertThat(divergence.replayed().outputs()).isEqualTo(replay().outputs().get(4));
		});
	}

	private void changeOutcome(int index) {
		Integer outcome = this.inputs.get(index).outcome();
		assertThat(outcome).isNotNull();
		this.inputs.set(index, new EncodedInput(this.inputs.get(index).bytes(), outcome + 1));
	}

	@Test
	void anotherInputLeadsToADivergence() {
		Input.Load load = InputSamples.load();
		Input.Load other = new Input.Load(load.at(), load.ownerEpoch(), load.version(), load.state().withPts(1),
				load.channels(), load.intents());
		this.inputs.set(0, new EncodedInput(InputKind.encode(other), this.inputs.get(0).outcome()));
		assertThat(replay().divergence()).map(ReplayDivergence::inputIndex).hasValue(0);
	}

	@Test
	void anOutcomeThatWasNotRecordedIsNotCompared() {
		this.inputs.replaceAll((input) -> new EncodedInput(input.bytes(), null));
		assertThat(replay().divergence()).isEmpty();
	}

	@Test
	void aFailureThatHappensAgainIsNoDivergence() {
		int outcome = Outcome.of(new IllegalStateException());
		this.inputs.clear();
		this.inputs.add(new EncodedInput(InputKind.encode(InputSamples.tick(1)), outcome));
		assertThat(replay().inputs()).singleElement()
			.satisfies((input) -> assertThat(input.failure()).isInstanceOf(IllegalStateException.class));
		assertThat(replay().divergence()).isEmpty();
	}

	@Test
	void aFailureThatIsNewIsADivergence() {
		this.inputs.remove(0);
		assertThat(replay().divergence()).hasValueSatisfying((divergence) -> {
			assertThat(divergence.inputIndex()).isZero();
			assertThat(divergence.replayed().failure()).isInstanceOf(IllegalStateException.class);
		});
	}

}
