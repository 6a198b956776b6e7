package io.github.telegramupdates.engine.delivery;

/**
 * How an update was obtained.
 */
public enum Source {

	/**
	 * Pushed by the server, or part of the answer to a call.
	 */
	LIVE,

	/**
	 * Recovered by {@code updates.getDifference}.
	 */
	DIFFERENCE,

	/**
	 * Recovered by {@code updates.getChannelDifference}.
	 */
	CHANNEL_DIFFERENCE

}
