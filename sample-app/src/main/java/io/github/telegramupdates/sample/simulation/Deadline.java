package io.github.telegramupdates.sample.simulation;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The latest time by which something should have happened.
 *
 * @param nanos when, as {@link System#nanoTime()} tells time
 */
public record Deadline(long nanos) {

	private static final long POLL_MILLIS = 50;

	/**
	 * A deadline some time from now.
	 * @param wait how long from now
	 * @return the deadline
	 */
	public static Deadline in(Duration wait) {
		return new Deadline(System.nanoTime() + wait.toNanos());
	}

	/**
	 * Whether it has passed.
	 * @return whether there is no time left
	 */
	public boolean isOver() {
		return System.nanoTime() - this.nanos >= 0;
	}

	/**
	 * Waits until something has happened, but not longer than this.
	 * @param happened tells whether it has
	 * @return whether it has
	 * @throws InterruptedException if the wait is interrupted
	 */
	public boolean await(BooleanSupplier happened) throws InterruptedException {
		while (!happened.getAsBoolean()) {
			if (isOver()) {
				return false;
			}
			Thread.sleep(POLL_MILLIS);
		}
		return true;
	}

}
