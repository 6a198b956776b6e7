package io.github.telegramupdates.mtproto.rpc;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How one call is made, where it differs from the other calls of a client. Whatever the
 * protocol says by a call around the call, like {@code invokeWithoutUpdates}, is said
 * that way.
 *
 * @param timeout how long the answer is waited for, or what the client was built with
 * @param floodWaitThreshold how long the client waits if the server asks to, or what it
 * was built with; zero never to wait
 * @param repeatable whether the server may carry the call out twice: reads, and calls
 * with a {@code random_id}, may be without such a setting
 */
public record CallOptions(@Nullable Duration timeout, @Nullable Duration floodWaitThreshold, boolean repeatable) {

	private static final CallOptions DEFAULTS = new CallOptions(null, null, false);

	/**
	 * Checks the times.
	 * @throws IllegalArgumentException if the time-out is not positive, or the threshold
	 * negative
	 */
	public CallOptions {
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException("A time-out is positive, not " + timeout);
		}
		if (floodWaitThreshold != null && floodWaitThreshold.isNegative()) {
			throw new IllegalArgumentException("A threshold is not negative: " + floodWaitThreshold);
		}
	}

	/**
	 * As the client was built.
	 * @return the options
	 */
	public static CallOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Another time-out.
	 * @param time how long the answer is waited for, from the call, waits included
	 * @return other options
	 */
	public CallOptions withTimeout(Duration time) {
		return new CallOptions(time, this.floodWaitThreshold, this.repeatable);
	}

	/**
	 * Another threshold for flood waits.
	 * @param time how long the client waits at most
	 * @return other options
	 */
	public CallOptions withFloodWaitThreshold(Duration time) {
		return new CallOptions(this.timeout, time, this.repeatable);
	}

	/**
	 * The server may carry the call out twice: it is made again where it is not known
	 * whether the server did, and where the server failed.
	 * @return other options
	 */
	public CallOptions asRepeatable() {
		return new CallOptions(this.timeout, this.floodWaitThreshold, true);
	}

	/**
	 * These options, and those of a client where nothing is said.
	 * @param defaults options that say everything
	 * @return other options
	 */
	public CallOptions or(CallOptions defaults) {
		return new CallOptions((this.timeout != null) ? this.timeout : defaults.timeout,
				(this.floodWaitThreshold != null) ? this.floodWaitThreshold : defaults.floodWaitThreshold,
				this.repeatable || defaults.repeatable);
	}

}
