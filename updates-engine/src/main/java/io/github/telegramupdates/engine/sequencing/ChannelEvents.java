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

	private final Channel.FetchWanted fetchWanted;

	ChannelEvents(Channel channel, Channel.FetchWanted fetchWanted, Outbox outbox, Counters counters) {
		super(outbox, counters);
		this.channel = channel;
		this.fetchWanted = fetchWanted;
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
	public void jumped(Box<DeliveredUpdate> source, int position) {
		reportJump(source, position);
		this.channel.plan().ask(FetchPlan.Asking.FOR_VERIFICATION);
		source.markDirty();
	}

	@Override
	public void overflow(Box<DeliveredUpdate> source, int dropped) {
		this.channel.plan().missesMore();
		super.overflow(source, dropped);
	}

	@Override
	public int sizeOf(DeliveredUpdate update) {
		return update.update().toByteArray().length;
	}

	@Override
	public void fetchWanted(Box<DeliveredUpdate> source) {
		this.fetchWanted.fetch(this.channel);
	}

}
