package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.event.EngineEvent;

/**
 * The wait before the fetch of a channel is made again.
 */
final class ChannelRetry {

	private final ChannelRecovery.Lookup lookup;

	private final ChannelFetches fetches;

	private final Outbox outbox;

	private final Counters counters;

	ChannelRetry(ChannelRecovery.Lookup lookup, ChannelFetches fetches, Outbox outbox, Counters counters) {
		this.lookup = lookup;
		this.fetches = fetches;
		this.outbox = outbox;
		this.counters = counters;
	}

	/** Waits longer with each attempt. */
	void after(Channel channel, int attempt, String reason) {
		after(channel, RetryWait.channelMillis(attempt, this.outbox.spread() + channel.id()), reason);
	}

	/** Waits, and does not ask before, whatever else is a reason to. */
	void afterRest(Channel channel, long millis, String reason) {
		channel.plan().rest(millis);
		after(channel, millis, reason);
	}

	private void after(Channel channel, long millis, String reason) {
		channel.fetchFailed();
		this.outbox.tell(new EngineEvent.FetchRetried(channel.box().id(), reason, millis));
		in(channel, millis);
	}

	/** Waits in silence, and does not ask before. */
	void rest(Channel channel, long millis) {
		channel.plan().rest(millis);
		in(channel, millis);
	}

	void in(Channel channel, long millis) {
		long id = channel.id();
		channel.plan().planRetry(millis, () -> waited(id));
	}

	private void waited(long channelId) {
		this.counters.count(Transition.RETRIED);
		now(channelId);
	}

	/** Does not wait any more. */
	void now(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.box().wantsFetch()) {
			this.fetches.enqueue(this.lookup.busy(channelId));
		}
	}

}
