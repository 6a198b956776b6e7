package io.github.telegramupdates.engine.sequencing.channel;

import java.util.Objects;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.BoxListener;
import io.github.telegramupdates.engine.sequencing.box.CountReset;
import io.github.telegramupdates.engine.sequencing.machine.WireSize;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import org.jspecify.annotations.Nullable;

/**
 * Receives the box of a channel: what it applies goes to the lane, what it misses is
 * fetched.
 */
final class ChannelBoxListener extends BoxListener<SequencedUpdate> {

	private final ChannelLane lane;

	private final ChannelContext context;

	private @Nullable Channel channel;

	ChannelBoxListener(ChannelLane lane, ChannelContext context) {
		super(context.outbox(), context.counters());
		this.lane = lane;
		this.context = context;
	}

	/** Whose box it listens to: both refer to each other. */
	void of(Channel channel) {
		this.channel = channel;
	}

	private Channel channel() {
		return Objects.requireNonNull(this.channel);
	}

	@Override
	public void apply(Box<SequencedUpdate> source, @Nullable SequencedUpdate update, int position, int count) {
		if (update != null) {
			this.lane.add(update);
		}
	}

	@Override
	public void stale(Box<SequencedUpdate> source, @Nullable SequencedUpdate update) {
		if (update != null && update.update() instanceof UpdateReadChannelInbox) {
			// the highest read id only grows, so it is worth having
			this.lane.add(new SequencedUpdate(update.update(), update.box(), update.position(), update.count(),
					update.source(), Freshness.STALE, update.entities()));
		}
		else {
			super.stale(source, update);
		}
	}

	@Override
	public boolean keepsBehind(Box<SequencedUpdate> source, @Nullable SequencedUpdate update, int position, int count) {
		CountReset.Sign sign = CountReset.Sign.of(update, position, source.position(), this.lane.topMessageId(),
				this.context.settings());
		return sign != CountReset.Sign.NONE
				&& this.context.verifications().keepsBehind(channel(), update, position, count, sign);
	}

	@Override
	public void farAhead(Box<SequencedUpdate> source, int position) {
		this.context.verifications().farAhead(channel(), position);
	}

	@Override
	public void dropped(Box<SequencedUpdate> source, int count) {
		channel().missesMore();
		super.dropped(source, count);
	}

	/** Whatever was suspected about the old position means nothing any more. */
	void positionGivenUp() {
		this.context.fetches().questions().acquit(channel());
	}

	@Override
	public boolean hasRoom() {
		return this.lane.hasRoom();
	}

	@Override
	public int sizeOf(SequencedUpdate update) {
		return WireSize.of(update);
	}

	@Override
	public void fetchWanted(Box<SequencedUpdate> source) {
		this.context.fetches().enqueue(channel());
	}

}
