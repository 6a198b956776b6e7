package io.github.telegramupdates.engine.sequencing.channel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * Where the channels of an account are found: the idle ones are rows of a table, and
 * become busy when something happens to them.
 */
final class ChannelRegistry {

	private final ChannelTable table = new ChannelTable();

	private final BusyChannels busy;

	private final ChannelContext context;

	private final long ownerEpoch;

	/**
	 * Creates a registry without channels.
	 * @param ownerEpoch the claim under which their positions are written
	 */
	ChannelRegistry(BusyChannels busy, ChannelContext context, long ownerEpoch) {
		this.busy = busy;
		this.context = context;
		this.ownerEpoch = ownerEpoch;
	}

	/** A channel was found in the storage. */
	void put(Input.StoredChannel channel) {
		this.table.put(channel.channelId(), channel.state(), channel.version());
	}

	/** How many channels have a position. */
	int size() {
		return this.table.size();
	}

	/** Returns a channel if it is busy. */
	@Nullable Channel find(long channelId) {
		return this.busy.find(channelId);
	}

	/** Returns a channel, made busy if it was idle, to be flushed with this step. */
	Channel busy(long channelId) {
		Channel channel = this.busy.find(channelId);
		return touch((channel != null) ? channel : add(BoxId.channel(channelId)));
	}

	/** Returns the channel of a box, made busy if it was idle. */
	Channel busy(BoxId box) {
		Channel channel = this.busy.find(box.channelId());
		return touch((channel != null) ? channel : add(box));
	}

	/** The step has to do with a channel. */
	Channel touch(Channel channel) {
		return this.context.touched().add(channel);
	}

	private Channel add(BoxId box) {
		Channel spare = this.busy.takeSpare();
		Channel channel = (spare != null) ? spare : make();
		channel.become(box);
		this.busy.add(channel);
		return channel;
	}

	private Channel make() {
		ChannelLane lane = new ChannelLane(this.context.sequencing(), this.table, this.ownerEpoch);
		return Channel.create(this.context, lane);
	}

	/** Whether anything is known of a channel. */
	boolean isKnown(long channelId) {
		return this.busy.find(channelId) != null || this.table.get(channelId) != null;
	}

	/** The channels that have a position, be it stored or not. */
	Set<Long> withPosition() {
		Set<Long> known = new LinkedHashSet<>(this.table.ids());
		this.busy.forEach((channel) -> {
			if (channel.isKnown()) {
				known.add(channel.id());
			}
		});
		return known;
	}

	/** The state of a channel, be it busy or idle. */
	BoxState state(long channelId) {
		Channel channel = this.busy.find(channelId);
		return (channel != null) ? channel.state() : idleState(channelId);
	}

	/**
	 * How the channels are doing, at most so many: the busy ones that miss something
	 * first, the idle ones last.
	 */
	List<BoxStatus> statuses(int limit) {
		List<BoxStatus> statuses = new ArrayList<>();
		this.busy.forEach((channel) -> statuses
			.add(new BoxStatus(channel.boxId(), channel.state(), channel.isKnown() ? channel.position() : 0)));
		statuses.sort(BoxStatus.MISSING_FIRST);
		if (statuses.size() < limit) {
			addIdle(statuses, limit);
		}
		return statuses.subList(0, Math.min(limit, statuses.size()));
	}

	private void addIdle(List<BoxStatus> statuses, int limit) {
		this.table.ids()
			.stream()
			.filter((id) -> this.busy.find(id) == null)
			.limit(limit - statuses.size())
			.map(this::idleStatus)
			.forEach(statuses::add);
	}

	private BoxStatus idleStatus(long channelId) {
		ChannelState stored = Objects.requireNonNull(this.table.get(channelId));
		return new BoxStatus(BoxId.channel(channelId), idleState(channelId), stored.pts());
	}

	private BoxState idleState(long channelId) {
		ChannelState stored = this.table.get(channelId);
		if (stored == null) {
			return BoxState.UNKNOWN;
		}
		return stored.isInaccessible() ? BoxState.INACCESSIBLE : BoxState.SYNCED;
	}

}
