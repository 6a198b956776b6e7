package io.github.telegramupdates.engine.inquest;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;

/**
 * I-19: after a tick nothing is due any more, so there are no loops of ticks; an engine
 * that runs has a timer for its silence at the least, and one that stopped has none.
 */
final class Timers implements Invariant {

	private boolean stopped;

	@Override
	public void check(Step step, Pending pending) {
		// I-20
		Verdict.that(!this.stopped || step.outputs().isEmpty(), "there is life after the end: %s", step);
		this.stopped |= step.events(EngineEvent.Stopped.class).findAny().isPresent();
		boolean never = pending.armed() == Output.ArmTimer.NEVER;
		Verdict.that(never == this.stopped, "I-19: the timer is armed for %d: %s", pending.armed(), step);
		boolean tick = step.input() instanceof Input.Tick;
		Verdict.that(!tick || pending.armed() > step.now(), "I-19: a tick left something due: %s", step);
	}

}
