package io.github.telegramupdates.simulator.dc.session;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * When something happens, and the randomness it may use.
 *
 * @param millis the server's time in milliseconds since the epoch
 * @param random random bytes
 */
public record Moment(long millis, RandomBytes random) {

	/**
	 * The time as most of the protocol counts it.
	 * @return seconds since the epoch
	 */
	public int seconds() {
		return (int) (this.millis / 1000);
	}

	long randomLong() {
		long number = 0;
		for (byte value : this.random.next(Long.BYTES)) {
			number = number << 8 | (value & 0xff);
		}
		return number;
	}

}
