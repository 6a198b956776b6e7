package io.github.telegramupdates.mtproto.runtime;

import io.github.telegramupdates.mtproto.message.Moment;

/**
 * The time by this machine's clocks.
 */
public final class SystemMoment {

	private SystemMoment() {
	}

	public static Moment now() {
		return new Moment(System.nanoTime() / 1_000_000, System.currentTimeMillis());
	}

}
