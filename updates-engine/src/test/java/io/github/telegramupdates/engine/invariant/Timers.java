package io.github.telegramupdates.engine.invariant;

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
	public void check(EngineStep step, PendingWork pending) {
		// I-20
		Check.that(!this.stopped || step.outputs().isEmpty(), "there is run after the end: %s", step);
		this.stopped |= step.events(EngineEvent.Stopped.class).findAny().isPresent();
		boolean never = pending.armed() == Output.ArmTimer.NEVER;
		Check.that(never == this.stopped, "I-19: the timer is armed for %d: %s", pending.armed(), step);
		boolean tick = step.input() instanceof Input.Tick;
		Check.that(!tick || pending.armed() > step.now(), "I-19: a tick left something due: %s", step);
	}

}
