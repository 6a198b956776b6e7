package io.github.telegramupdates.spring.account.connection;

import java.time.Duration;

import io.github.telegramupdates.tl.client.RpcException;

/**
 * How long Telegram wants no call after one that failed.
 */
final class RequestedWait {

	private static final int FLOOD = 420;

	private static final Duration SHORTEST_FREEZE = Duration.ofMinutes(15);

	/** Four hours are 15 minutes, doubled so often. */
	private static final int DOUBLINGS = 4;

	private int freezes;

	/**
	 * What an error asks for. For a frozen account no time is known: it is asked again
	 * after 15 minutes, then after twice as long each time, up to 4 hours.
	 * @return the wait; zero if none is asked for
	 */
	Duration after(Throwable failure) {
		if (!(failure instanceof RpcException error)) {
			return Duration.ZERO;
		}
		if (error.type().startsWith("FROZEN_")) {
			return SHORTEST_FREEZE.multipliedBy(1L << Math.min(DOUBLINGS, this.freezes++));
		}
		this.freezes = 0;
		boolean flood = error.code() == FLOOD || error.type().startsWith("FLOOD_");
		return flood ? Duration.ofSeconds(error.argument().orElse(0)) : Duration.ZERO;
	}

}
