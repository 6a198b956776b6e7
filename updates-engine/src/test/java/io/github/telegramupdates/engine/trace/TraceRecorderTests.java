package io.github.telegramupdates.engine.trace;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a recorder keeps, and that it replays.
 */
class TraceRecorderTests {

	private final List<List<Output>> outputs = new ArrayList<>();

	private TraceRecorder recorder = new TraceRecorder("traced", InputSamples.ACCOUNT, TraceLimits.DEFAULT);

	private AccountEngine engine = InputSamples.ACCOUNT.newEngine();

	private void limit(int inputs, long bytes) {
		this.recorder = new TraceRecorder("traced", InputSamples.ACCOUNT, new TraceLimits(inputs, bytes));
	}

	private void load() {
		this.engine = InputSamples.ACCOUNT.newEngine();
		step(InputSamples.load());
	}

	private void step(Input input) {
		this.outputs.add(this.recorder.step(this.engine, input));
	}

	private void ticks(int from, int to) {
		for (int i = from; i <= to; i++) {
			step(InputSamples.tick(i));
		}
	}

	private List<Input> inputs() {
		return this.recorder.trace().inputs().stream().map(TracedInput::input).toList();
	}

	@Test
	void beforeTheFirstLoadATraceIsEmptyAndComplete() {
		Trace trace = this.recorder.trace();
		assertThat(trace.inputs()).isEmpty();
		assertThat(trace.isComplete()).isTrue();
		assertThat(TraceReplay.run(trace).divergence()).isEmpty();
	}

	@Test
	void inputsOfEveryKindReplayToEqualOutputs() {
		InputSamples.all().forEach(this::step);
		TraceReplay replay = TraceReplay.run(this.recorder.trace());
		assertThat(replay.outputs()).isEqualTo(this.outputs);
		assertThat(this.outputs.stream().mapToInt(List::size).sum()).isGreaterThan(5);
		assertThat(replay.divergence()).isEmpty();
	}

	@Test
	void severalEnginesReplayEachByItself() {
		load();
		ticks(1, 3);
		load();
		step(InputSamples.live(11, "hello"));
		assertThat(this.recorder.trace().inputs()).hasSize(6);
		TraceReplay replay = TraceReplay.run(this.recorder.trace());
		assertThat(replay.outputs()).isEqualTo(this.outputs);
		assertThat(replay.divergence()).isEmpty();
	}

	@Test
	void aBotReplaysAsABot() {
		TraceRecorder ofBot = new TraceRecorder("traced", TracedAccount.bot(7), TraceLimits.DEFAULT);
		AccountEngine bot = new AccountEngine(7, SequencingSettings.of(AccountKind.BOT));
		List<Input> inputs = List.of(InputSamples.load(), new Input.PeerKnown(InputSamples.at(1), 2),
				new Input.PtsHint(InputSamples.at(2), 2, 50), InputSamples.tick(10_000));
		List<List<Output>> expected = inputs.stream().map((input) -> ofBot.step(bot, input)).toList();
		assertThat(TraceReplay.run(ofBot.trace()).outputs()).isEqualTo(expected);
		assertThat(TraceReplay.run(ofBot.trace()).divergence()).isEmpty();
	}

	@Test
	void theOldestEngineMakesRoomAsAWhole() {
		limit(6, 100_000);
		load();
		ticks(1, 3);
		load();
		step(InputSamples.tick(1));
		assertThat(inputs()).hasSize(6);
		step(InputSamples.tick(2));
		assertThat(inputs()).containsExactly(InputSamples.load(), InputSamples.tick(1), InputSamples.tick(2));
		assertThat(this.recorder.trace().isComplete()).isTrue();
	}

	@Test
	void anEngineThatLivesTooLongKeepsItsLoadAndItsLatestInputsAndDoesNotReplay() {
		limit(3, 100_000);
		load();
		ticks(1, 5);
		Trace trace = this.recorder.trace();
		assertThat(inputs()).containsExactly(InputSamples.load(), InputSamples.tick(4), InputSamples.tick(5));
		assertThat(trace.isComplete()).isFalse();
		assertThat(trace.skipped()).isEqualTo(3);
		assertThatIllegalArgumentException().isThrownBy(() -> TraceReplay.run(trace)).withMessageContaining("3 inputs");
	}

	@Test
	void theNextLoadMakesATraceCompleteAgain() {
		limit(3, 100_000);
		load();
		ticks(1, 5);
		load();
		step(InputSamples.tick(6));
		assertThat(inputs()).containsExactly(InputSamples.load(), InputSamples.tick(6));
		assertThat(this.recorder.trace().isComplete()).isTrue();
	}

	@Test
	void bytesAreBoundedToo() {
		int ofLoad = InputKind.encode(InputSamples.load()).length + 64;
		int ofTick = InputKind.encode(InputSamples.tick(1)).length + 64;
		limit(1_000, ofLoad + 10 * ofTick);
		load();
		ticks(1, 10);
		assertThat(this.recorder.trace().isComplete()).isTrue();
		step(InputSamples.tick(11));
		assertThat(this.recorder.trace().skipped()).isEqualTo(1);
		step(InputSamples.live(12, "x".repeat(4 * ofTick)));
		assertThat(inputs()).hasSizeBetween(2, 7).last().isInstanceOf(Input.Live.class);
	}

	@Test
	void whatWasLoadedIsKeptEvenIfItAloneIsTooLarge() {
		limit(1, 1);
		load();
		assertThat(this.recorder.trace().isComplete()).isTrue();
		step(InputSamples.tick(1));
		assertThat(inputs()).containsExactly(InputSamples.load());
		assertThat(this.recorder.trace().skipped()).isEqualTo(1);
	}

	@Test
	void aTraceDoesNotChangeOnceItIsTaken() {
		load();
		Trace trace = this.recorder.trace();
		ticks(1, 3);
		assertThat(trace.inputs()).hasSize(1);
	}

	@Test
	void whatTheEngineChokesOnIsInTheTrace() {
		load();
		assertThatIllegalStateException().isThrownBy(() -> step(InputSamples.load()));
		TracedInput last = this.recorder.trace().inputs().get(1);
		assertThat(last)
			.isEqualTo(new TracedInput(InputSamples.load(), Outcome.of(new IllegalStateException("any message"))));
	}

	@Test
	void limitsMustBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> TraceLimits.ofInputs(0));
		assertThatIllegalArgumentException().isThrownBy(() -> new TraceLimits(1, 0));
	}

}
