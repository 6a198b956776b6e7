package io.github.telegramupdates.engine;

import io.github.telegramupdates.simulator.clock.VirtualClock;

/**
 * Lets the engine live on the simulator's clock.
 */
public record VirtualTimers(VirtualClock clock) implements EngineTimers {

	@Override
	public long monotonicMillis() {
		return this.clock.millis();
	}

	@Override
	public Cancellable schedule(long delayMillis, Runnable task) {
		return this.clock.schedule(delayMillis, task)::cancel;
	}

}
