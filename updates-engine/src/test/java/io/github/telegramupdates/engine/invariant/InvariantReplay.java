package io.github.telegramupdates.engine.invariant;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.trace.ReplayedInput;
import io.github.telegramupdates.engine.trace.Trace;
import io.github.telegramupdates.engine.trace.TracedAccount;
import io.github.telegramupdates.engine.trace.TracedInput;

/**
 * Plays the inputs of an engine again, and checks each step: I-5, I-6, I-8, I-10, I-11,
 * I-12 and I-14 to I-20.
 */
public final class InvariantReplay {

	/** Before each such step come answers that nobody waits for. */
	private static final int STALE_EVERY = 7;

	private final TracedAccount account;

	private final List<TracedInput> inputs;

	private final List<Invariant> during = List.of(new HoldWhileFetching());

	private final List<Invariant> afterwards;

	private final Isolation isolation = new Isolation();

	private final PendingWork pending;

	private InvariantReplay(TracedAccount account, List<TracedInput> inputs) {
		this.account = account;
		this.inputs = inputs;
		this.afterwards = List.of(new Conservation(), new BufferBounds(account.settings().memory()), new Liveness(),
				new Timers(), new Dates(), new Annotations(), new Intents(), new HoleReports(), new FirstPositions());
		this.pending = new PendingWork(!account.settings().isBot());
	}

	/**
	 * Looks into all runs of an account.
	 * @param trace what was recorded, complete
	 * @throws AssertionError if an invariant is broken
	 */
	public static void into(Trace trace) {
		Check.that(trace.isComplete(), "%s is not complete", trace);
		List<TracedInput> run = new ArrayList<>();
		for (TracedInput recorded : trace.inputs()) {
			if (recorded.input() instanceof Input.Load && !run.isEmpty()) {
				new InvariantReplay(trace.account(), run).hold();
				run = new ArrayList<>();
			}
			run.add(recorded);
		}
		if (!run.isEmpty()) {
			new InvariantReplay(trace.account(), run).hold();
		}
	}

	private void hold() {
		AccountEngine engine = this.account.newEngine();
		StateTransitions states = new StateTransitions(engine);
		Progress before = engine.progress();
		for (int index = 0; index < this.inputs.size(); index++) {
			TracedInput recorded = this.inputs.get(index);
			if (index > 0 && index % STALE_EVERY == 0) {
				StaleAnswers.feed(engine, this.inputs.get(index - 1).input().at());
			}
			List<Output> outputs = engine.step(recorded.input());
			// I-15
			Check.that(new ReplayedInput(recorded, outputs, null).isAsRecorded(),
					"I-15: this is not what was recorded: %s led to %s", recorded, outputs);
			Progress after = engine.progress();
			EngineStep step = new EngineStep(recorded.input(), outputs, before, after);
			check(step);
			states.check(step, this.pending);
			before = after;
		}
		new SeqIndependence(this.account, this.inputs.stream().map(TracedInput::input).toList()).check();
	}

	private void check(EngineStep step) {
		this.isolation.check(step, this.pending);
		this.pending.came(step.input());
		this.during.forEach((invariant) -> invariant.check(step, this.pending));
		step.outputs().forEach(this.pending::wentOut);
		this.afterwards.forEach((invariant) -> invariant.check(step, this.pending));
	}

}
