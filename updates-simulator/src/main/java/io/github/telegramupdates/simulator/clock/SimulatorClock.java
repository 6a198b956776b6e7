package io.github.telegramupdates.simulator.clock;

/**
 * Time and timers of a simulated Telegram. Nothing in the simulator sleeps or reads the
 * time elsewhere.
 */
public interface SimulatorClock {

	/**
	 * The time now.
	 * @return milliseconds since the epoch
	 */
	long millis();

	/**
	 * Runs a task later. Tasks that are due at the same millisecond run in the order in
	 * which they were scheduled.
	 * @param delayMillis how much later, in milliseconds, at least 0
	 * @param task what to run
	 * @return prevents the task from running
	 */
	Cancellable schedule(long delayMillis, Runnable task);

	/**
	 * Runs a task as soon as possible, never inside another task of this clock. Tasks run
	 * one at a time, in the order in which they were handed over.
	 * @param task what to run
	 */
	default void execute(Runnable task) {
		schedule(0, task);
	}

}
