package io.github.telegramupdates.sample.simulation;

import java.util.OptionalInt;

/**
 * How far an application has stored what its account received. The application may be in
 * another process.
 */
public interface Positions {

	/**
	 * The stored position of the account.
	 * @return the pts, empty if nothing is stored yet
	 */
	OptionalInt ofAccount();

	/**
	 * The stored position of a channel.
	 * @param channelId the channel
	 * @return the pts, empty if nothing is stored yet
	 */
	OptionalInt ofChannel(long channelId);

}
