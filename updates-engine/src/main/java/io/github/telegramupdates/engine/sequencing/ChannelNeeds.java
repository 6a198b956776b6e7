package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What a channel cannot do by itself.
 */
interface ChannelNeeds {

	/**
	 * The channel has to be fetched.
	 */
	void fetch(Channel channel);

	/**
	 * A member came although its position was passed.
	 * @return whether it is kept
	 */
	boolean keepsBehind(Channel channel, @Nullable DeliveredUpdate update, int position, int count);

	/**
	 * A position came that is too far ahead to wait for what lies between.
	 */
	void farAhead(Channel channel, int position);

}
