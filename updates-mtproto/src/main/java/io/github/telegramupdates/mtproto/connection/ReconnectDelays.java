package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * How long to wait before the next connection: not at all after one that worked for a
 * while, and longer and longer, by chance, after those that did not. A connection works
 * once the server answered a ping on it.
 */
final class ReconnectDelays {

	private static final long WORTH_MILLIS = 10_000;

	private static final long MIN_MILLIS = 1_000;

	private static final long MAX_MILLIS = 60_000;

	private static final long FLOOD_MILLIS = 10_000;

	private static final long NEVER = Long.MIN_VALUE;

	private final RandomBytes random;

	private boolean atOnce = true;

	private long openedAt = NEVER;

	private boolean working;

	private long last;

	ReconnectDelays(RandomBytes random) {
		this.random = random;
	}

	void onOpened(long now) {
		this.openedAt = now;
		this.working = false;
	}

	/** The server answered a ping. */
	void onWorking() {
		this.working = true;
	}

	/**
	 * A connection ended, or could not be opened.
	 * @return milliseconds until the next one
	 */
	long onLost(long now) {
		boolean worked = this.working && this.openedAt != NEVER && now - this.openedAt >= WORTH_MILLIS;
		this.openedAt = NEVER;
		this.working = false;
		if (worked) {
			this.last = 0;
		}
		if (worked || this.atOnce) {
			this.atOnce = worked;
			return 0;
		}
		long range = Math.max(MIN_MILLIS, 3 * this.last - MIN_MILLIS);
		this.last = Math.min(MAX_MILLIS, MIN_MILLIS + nextNumber() % range);
		return this.last;
	}

	/**
	 * The server said that there are too many connections.
	 * @return milliseconds until the next one
	 */
	long onFlood(long now) {
		return Math.max(FLOOD_MILLIS + nextNumber() % MIN_MILLIS, onLost(now));
	}

	private long nextNumber() {
		byte[] bytes = this.random.next(3);
		return (bytes[0] & 0xff) << 16 | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff);
	}

}
