package io.github.telegramupdates.mtproto.session.liveness;

import io.github.telegramupdates.mtproto.message.Moment;

/**
 * Notices that a machine was suspended: the time of day went on, and the clock that never
 * jumps did not.
 */
public final class SuspensionDetector {

	private static final long TOLERANCE_MILLIS = 10_000;

	private long difference = Long.MAX_VALUE;

	/**
	 * How long the machine slept since the last call, 0 if it did not.
	 */
	public long slept(Moment at) {
		long now = at.wallMillis() - at.monotonicMillis();
		long slept = (this.difference != Long.MAX_VALUE) ? now - this.difference : 0;
		this.difference = now;
		return (slept > TOLERANCE_MILLIS) ? slept : 0;
	}

}
