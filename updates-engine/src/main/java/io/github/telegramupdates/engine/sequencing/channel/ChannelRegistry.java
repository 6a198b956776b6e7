package io.github.telegramupdates.engine.sequencing.channel;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.BoxState;
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

	private BoxState idleState(long channelId) {
		ChannelState stored = this.table.get(channelId);
		if (stored == null) {
			return BoxState.UNKNOWN;
		}
		return stored.isInaccessible() ? BoxState.INACCESSIBLE : BoxState.SYNCED;
	}

}
