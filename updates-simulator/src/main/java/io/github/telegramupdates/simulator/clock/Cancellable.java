package io.github.telegramupdates.simulator.clock;

/**
 * A scheduled task that has not run yet, or has.
 */
@FunctionalInterface
public interface Cancellable {

	/**
	 * Prevents the task from running. Does nothing if it ran already.
	 */
	void cancel();

}
