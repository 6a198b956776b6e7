package io.github.telegramupdates.engine.event;

/**
 * What differences are about.
 */
public enum DifferenceScope {

	/** The account: {@code updates.getState} and {@code updates.getDifference}. */
	ACCOUNT,

	/** Its channels: {@code updates.getChannelDifference}. */
	CHANNELS

}
