package io.github.telegramupdates.mtproto.client;

import io.github.telegramupdates.mtproto.message.Moment;

/**
 * The time by this machine's clocks.
 */
final class SystemMoment {

	private SystemMoment() {
	}

	static Moment now() {
		return new Moment(System.nanoTime() / 1_000_000, System.currentTimeMillis());
	}

}
