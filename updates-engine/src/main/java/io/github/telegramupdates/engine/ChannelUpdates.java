package io.github.telegramupdates.engine;

/**
 * Which updates the difference of a channel brings: the flag {@code force} of
 * {@code updates.getChannelDifference}.
 */
public enum ChannelUpdates {

	/**
	 * All that the server still has.
	 */
	ALL,

	/**
	 * Without those that the server deems unnecessary, which is less to transfer.
	 */
	NECESSARY

}
