package io.github.telegramupdates.spring.storage.positions;

import io.github.telegramupdates.engine.storage.ChannelState;

/**
 * A channel as it is read in bulk: no entity, nothing for the persistence context to
 * watch.
 *
 * @param channelId id of the channel
 * @param pts position of the channel
 * @param epoch how often the position was given up
 * @param flags bits of {@link ChannelState}
 * @param topMessageId highest id of a delivered message
 * @param version how often the row was written
 */
record StoredChannel(long channelId, int pts, int epoch, int flags, int topMessageId, long version) {

	ChannelState state() {
		return new ChannelState(this.pts, this.epoch, this.flags, this.topMessageId);
	}

}
