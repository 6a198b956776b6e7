package io.github.telegramupdates.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;

/**
 * A trace that was played to new engines, without threads, clocks or I/O. The engine that
 * was recorded gives the recorded outputs again (I-15).
 *
 * @param inputs the inputs and what they led to, in order
 */
public record TraceReplay(List<ReplayedInput> inputs) {

	/**
	 * Copies the list.
	 */
	public TraceReplay {
		inputs = List.copyOf(inputs);
	}

	/**
	 * Plays a trace, each engine to an engine of its own. An input on which the engine
	 * throws does not end the replay: the account, too, went on with its next load.
	 * @param trace a trace that is complete
	 * @return the replay
	 * @throws IllegalArgumentException if the trace is not complete
	 */
	public static TraceReplay run(Trace trace) {
		if (!trace.isComplete()) {
			throw new IllegalArgumentException(
					"The trace does not replay: " + trace.skipped() + " inputs since the last load are missing");
		}
		List<ReplayedInput> replayed = new ArrayList<>();
		AccountEngine engine = trace.account().newEngine();
		for (TracedInput recorded : trace.inputs()) {
			if (recorded.input() instanceof Input.Load) {
				engine = trace.account().newEngine();
			}
			replayed.add(step(engine, recorded));
		}
		return new TraceReplay(replayed);
	}

	private static ReplayedInput step(AccountEngine engine, TracedInput recorded) {
		List<Output> outputs = List.of();
		Throwable failure = null;
		try {
			outputs = List.copyOf(engine.step(recorded.input()));
		}
		catch (RuntimeException | StackOverflowError thrown) {
			failure = thrown;
		}
		return new ReplayedInput(recorded, outputs, failure);
	}

	/**
	 * What the engine put out.
	 * @return the outputs of each input, in order
	 */
	public List<List<Output>> outputs() {
		return this.inputs.stream().map(ReplayedInput::outputs).toList();
	}

	/**
	 * The first input whose outcome is not the recorded one. Later differences follow
	 * from it.
	 * @return the divergence; empty if the replay is identical
	 */
	public Optional<ReplayDivergence> divergence() {
		for (int index = 0; index < this.inputs.size(); index++) {
			if (!this.inputs.get(index).isAsRecorded()) {
				return Optional.of(new ReplayDivergence(index, this.inputs.get(index)));
			}
		}
		return Optional.empty();
	}

}
