package io.github.telegramupdates.engine.delivery;

import java.time.Duration;

/**
 * Thrown by a handler that cannot handle an update yet, for example because a service
 * asked it to wait. Its batch is rolled back, its lane pauses, and all other lanes go on.
 * That is no failure: no attempt counts, and the lane is not reported as blocked.
 * <p>
 * Updates without a position are not delivered again, whatever their handlers throw.
 */
public class RetryLaterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration delay;

	/**
	 * Creates the exception.
	 * @param delay after which time the batch is delivered again
	 * @throws IllegalArgumentException if the time is negative
	 */
	public RetryLaterException(Duration delay) {
		super("To be delivered again in " + delay);
		if (delay.isNegative()) {
			throw new IllegalArgumentException("A batch cannot be delivered again before now: " + delay);
		}
		this.delay = delay;
	}

	/**
	 * After which time the batch is delivered again.
	 * @return not negative
	 */
	public Duration delay() {
		return this.delay;
	}

}
