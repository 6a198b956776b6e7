package io.github.telegramupdates.engine.trace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * I-15: a file of a recorded run replays to identical outputs.
 */
class RecordedRunTests {

	private static final int SEEDS = 50;

	@Test
	void scenario109ARecordedRunReplaysFromItsFileToIdenticalOutputs() throws IOException {
		int engines = 0;
		Set<Class<?>> kinds = new HashSet<>();
		for (long seed = 1; seed <= SEEDS; seed++) {
			try (RecordedRun run = new RecordedRun(seed, TraceLimits.DEFAULT).live()) {
				Trace trace = throughAFile(run.account().trace().orElseThrow());
				assertReplays(seed, run, trace);
				engines += trace.inputs().stream().filter((input) -> input.input() instanceof Input.Load).count();
				trace.inputs().forEach((input) -> kinds.add(input.input().getClass()));
			}
		}
		assertThat(engines).as("times that an account was loaded").isGreaterThan(SEEDS);
		assertThat(kinds).contains(Input.Live.class, Input.AccountFetched.class, Input.ChannelFetched.class,
				Input.FetchFailed.class, Input.Signal.class, Input.Committed.class, Input.Tick.class,
				Input.ChannelOpened.class);
	}

	private static void assertReplays(long seed, RecordedRun run, Trace trace) {
		assertThat(trace.isComplete()).isTrue();
		TraceReplay replay = TraceReplay.run(trace);
		assertThat(replay.divergence()).as("divergence of the run with seed %d", seed).isEmpty();
		List<Output> outputs = replay.outputs().stream().flatMap(List::stream).toList();
		List<EngineEvent> reported = run.events().stream().filter(RecordedRunTests::isOfStateMachine).toList();
		assertThat(outputs(outputs, Output.Notify.class).map(Output.Notify::event))
			.as("events of the run with seed %d", seed)
			.containsExactlyElementsOf(reported);
		assertThat(outputs(outputs, Output.Deliver.class).map(Output.Deliver::batch))
			.as("batches of the run with seed %d", seed)
			.containsAll(run.delivered().stream().filter(RecordedRunTests::isOfAnEngine).toList());
	}

	/** What needs no state is delivered without an engine while it is loaded. */
	private static boolean isOfAnEngine(Batch batch) {
		return batch.id() != 0;
	}

	private static <T extends Output> Stream<T> outputs(List<Output> outputs, Class<T> type) {
		return outputs.stream().filter(type::isInstance).map(type::cast);
	}

	private static boolean isOfStateMachine(EngineEvent event) {
		return !(event instanceof EngineEvent.LaneBlocked || event instanceof EngineEvent.LaneUnblocked
				|| event instanceof EngineEvent.EphemeralDropped || event instanceof EngineEvent.Reloaded
				|| event instanceof EngineEvent.StateNotLoadable || event instanceof EngineEvent.Stopped);
	}

	private static Trace throughAFile(Trace trace) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		trace.write(file);
		return Trace.read(new ByteArrayInputStream(file.toByteArray()));
	}

	@Test
	void nothingIsRecordedUnlessAskedFor() {
		try (RecordedRun run = new RecordedRun(1, null).live()) {
			assertThat(run.delivered()).isNotEmpty();
			assertThat(run.account().trace()).isEmpty();
		}
	}

	@Test
	void recordingChangesNothing() {
		try (RecordedRun recorded = new RecordedRun(3, TraceLimits.DEFAULT).live();
				RecordedRun plain = new RecordedRun(3, null).live()) {
			assertThat(recorded.delivered()).isEqualTo(plain.delivered());
		}
	}

	@Test
	void noMoreIsKeptThanAskedFor() {
		try (RecordedRun run = new RecordedRun(2, TraceLimits.ofInputs(50)).live()) {
			Trace trace = run.account().trace().orElseThrow();
			assertThat(trace.inputs()).hasSizeLessThanOrEqualTo(50);
			assertThat(trace.inputs().get(0).input()).isInstanceOf(Input.Load.class);
		}
	}

	@Test
	void aTraceCanBeTakenAfterTheEnd() {
		RecordedRun run = new RecordedRun(4, TraceLimits.DEFAULT).live();
		run.close();
		Trace trace = run.account().trace().orElseThrow();
		assertThat(trace.account()).isEqualTo(TracedAccount.user(run.account().userId()));
		assertThat(TraceReplay.run(trace).divergence()).isEmpty();
	}

}
