package io.github.telegramupdates.engine;

import java.time.Duration;

/**
 * How long to wait before something that failed is tried again.
 *
 * @param initial the first wait; at least a millisecond
 * @param multiplier by how much each wait exceeds the one before; at least 1
 * @param max the longest wait
 */
public record Backoff(Duration initial, double multiplier, Duration max) {

	/**
	 * 100 ms, then five times as long each time, at most 30 s.
	 */
	public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), 5, Duration.ofSeconds(30));

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if the first wait is less than a millisecond, the
	 * maximum is shorter than the first wait, or the multiplier is less than 1
	 */
	public Backoff {
		if (initial.toMillis() < 1 || max.compareTo(initial) < 0) {
			throw new IllegalArgumentException(
					"The first wait must be a millisecond or more, and the longest no shorter: " + initial + ", "
							+ max);
		}
		if (!(multiplier >= 1)) {
			throw new IllegalArgumentException("The multiplier must be at least 1: " + multiplier);
		}
	}

	/**
	 * The wait after a failure.
	 * @param attempt how often it has failed, from 1
	 * @return the wait
	 */
	public Duration delay(int attempt) {
		double millis = this.initial.toMillis() * Math.pow(this.multiplier, Math.max(0, attempt - 1));
		return (millis >= this.max.toMillis()) ? this.max : Duration.ofMillis((long) millis);
	}

}
