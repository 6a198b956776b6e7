package io.github.telegramupdates.engine.sequencing.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * The channels that a step has to do with: at its end their batches are emitted, and
 * those that became idle are let go.
 */
final class TouchedChannels {

	private final List<Channel> channels = new ArrayList<>();

	private final BusyChannels busy;

	TouchedChannels(BusyChannels busy) {
		this.busy = busy;
	}

	Channel add(Channel channel) {
		if (channel.touch()) {
			this.channels.add(channel);
		}
		return channel;
	}

	/** Emits batches. */
	void flush() {
		this.channels.forEach(Channel::endStep);
	}

	/** Lets channels go for which nothing is fetched. */
	void release(ChannelFetchQueue fetches) {
		for (Channel channel : this.channels) {
			fetches.settle(channel);
			retire(channel, fetches);
		}
		this.channels.clear();
	}

	private void retire(Channel channel, ChannelFetchQueue fetches) {
		channel.untouch();
		// a channel that was left may still be asked for: its answer must find it
		if (channel.isIdle() && !fetches.isQueued(channel) && !fetches.isInFlight(channel)) {
			channel.retire();
			this.busy.remove(channel);
			this.busy.spare(channel);
		}
	}

}
