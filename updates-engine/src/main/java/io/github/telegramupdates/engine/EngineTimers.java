package io.github.telegramupdates.engine;

import java.time.Instant;

/**
 * The engine's only clock and alarm. Tests replace it and let time pass as they like.
 */
public interface EngineTimers {

	/**
	 * Milliseconds since an arbitrary moment; never goes back.
	 * @return the time
	 */
	long monotonicMillis();

	/**
	 * The time of day, for records that people read. Nothing is decided by it.
	 * @return the time
	 */
	default Instant now() {
		return Instant.now();
	}

	/**
	 * Runs a task once, later, on any thread.
	 * @param delayMillis how much later, in milliseconds
	 * @param task what to run; returns quickly
	 * @return cancels the task
	 */
	Cancellable schedule(long delayMillis, Runnable task);

	/**
	 * A task that can be cancelled.
	 */
	@FunctionalInterface
	interface Cancellable {

		/**
		 * Keeps the task from running, if it has not begun.
		 */
		void cancel();

	}

}
