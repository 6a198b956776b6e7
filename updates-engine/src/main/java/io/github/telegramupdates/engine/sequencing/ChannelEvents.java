package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate.Freshness;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import org.jspecify.annotations.Nullable;

/**
 * Hears the box of a channel: what it applies goes to the lane, what it misses is
 * fetched.
 */
final class ChannelEvents extends BoxEvents<DeliveredUpdate> {

	private final Channel channel;

	private final ChannelNeeds recovery;

	ChannelEvents(Channel channel, ChannelNeeds recovery, Outbox outbox, Counters counters) {
		super(outbox, counters);
		this.channel = channel;
		this.recovery = recovery;
	}

	@Override
	public void apply(Box<DeliveredUpdate> source, @Nullable DeliveredUpdate update, int position, int count) {
		if (update != null) {
			this.channel.lane().add(update);
		}
	}

	@Override
	public void stale(Box<DeliveredUpdate> source, @Nullable DeliveredUpdate update) {
		if (update != null && update.update() instanceof UpdateReadChannelInbox) {
			// the highest read id only grows, so it is worth having
			this.channel.lane()
				.add(new DeliveredUpdate(update.update(), update.box(), update.position(), update.count(),
						update.source(), Freshness.STALE, update.entities()));
		}
		else {
			super.stale(source, update);
		}
	}

	@Override
	public boolean keepsBehind(Box<DeliveredUpdate> source, @Nullable DeliveredUpdate update, int position, int count) {
		return this.recovery.keepsBehind(this.channel, update, position, count);
	}

	@Override
	public void farAhead(Box<DeliveredUpdate> source, int position) {
		this.recovery.farAhead(this.channel, position);
	}

	@Override
	public void dropped(Box<DeliveredUpdate> source, int count) {
		this.channel.plan().missesMore();
		super.dropped(source, count);
	}

	@Override
	public boolean hasRoom() {
		return this.channel.lane().hasRoom();
	}

	@Override
	public int sizeOf(DeliveredUpdate update) {
		return WireSize.of(update);
	}

	@Override
	public void fetchWanted(Box<DeliveredUpdate> source) {
		this.recovery.fetch(this.channel);
	}

}
