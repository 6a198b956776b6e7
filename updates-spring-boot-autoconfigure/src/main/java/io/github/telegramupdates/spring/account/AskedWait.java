package io.github.telegramupdates.spring.account;

import java.time.Duration;

import io.github.telegramupdates.tl.client.RpcException;

/**
 * How long Telegram wants to be left alone after a call that failed.
 */
final class AskedWait {

	private static final int FLOOD = 420;

	private static final Duration FROZEN = Duration.ofMinutes(15);

	private AskedWait() {
	}

	/**
	 * What an error asks for. A frozen account is told no time, and is asked again after
	 * 15 minutes.
	 * @return the wait; zero if none is asked for
	 */
	static Duration of(Throwable failure) {
		if (!(failure instanceof RpcException error)) {
			return Duration.ZERO;
		}
		if (error.type().startsWith("FROZEN_")) {
			return FROZEN;
		}
		boolean flood = error.code() == FLOOD || error.type().startsWith("FLOOD_");
		return flood ? Duration.ofSeconds(error.argument().orElse(0)) : Duration.ZERO;
	}

}
