package io.github.telegramupdates.benchmarks.sequencing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.Updates;

/**
 * The baseline: the engine that one writes first. An object, a deque and a timer for each
 * channel, in a hash map. Makes the same decisions on positions and the same batches, but
 * knows neither fetches nor seq.
 */
final class MapEngine implements SteppedEngine {

	private static final Entities NOBODY = Entities.NONE;

	private final Map<Long, MapBox> channels = new HashMap<>();

	private final PriorityQueue<MapBox.Timer> timers = new PriorityQueue<>();

	private final List<MapBox> touched = new ArrayList<>();

	private MapBox common = new MapBox.Common(AccountState.of(0, 0, 0, 0));

	private List<Output> outputs = new ArrayList<>();

	private long armed = Output.ArmTimer.NEVER;

	private long batches;

	private long now;

	@Override
	public List<Output> step(Input input) {
		this.now = input.at().monotonicMillis();
		if (input instanceof Input.Live live && live.updates() instanceof Updates container) {
			Entities entities = (container.users().isEmpty() && container.chats().isEmpty()) ? NOBODY
					: new Entities(container.users(), container.chats());
			container.updates().forEach((update) -> offer(update, entities));
		}
		else if (input instanceof Input.Committed committed) {
			box(committed.lane()).committed(committed.batchId());
		}
		else if (input instanceof Input.Load load) {
			load(load);
		}
		flush();
		List<Output> taken = this.outputs;
		this.outputs = new ArrayList<>();
		return taken;
	}

	private void load(Input.Load load) {
		AccountState state = load.state();
		if (state != null) {
			this.common = new MapBox.Common(state);
		}
		load.channels()
			.forEach((channel) -> this.channels.put(channel.channelId(),
					new MapBox.OfChannel(channel.channelId(), channel.state())));
	}

	private MapBox box(Lane lane) {
		return (lane instanceof Lane.Channel channel) ? channel(channel.channelId()) : this.common;
	}

	private MapBox channel(long channelId) {
		MapBox box = this.channels.get(channelId);
		if (box == null) {
			throw new IllegalStateException("channel " + channelId);
		}
		return box;
	}

	private void offer(Update update, Entities entities) {
		if (update instanceof PtsUpdate pts) {
			offer(this.common, BoxId.COMMON, update, pts.pts(), pts.ptsCount(), entities);
		}
		else if (update instanceof UpdateNewChannelMessage news && news.message() instanceof Message message
				&& message.peerId() instanceof PeerChannel peer) {
			MapBox box = channel(peer.channelId());
			offer(box, BoxId.channel(peer.channelId()), update, news.pts(), news.ptsCount(), entities);
		}
	}

	private void offer(MapBox box, BoxId id, Update update, int pts, int count, Entities entities) {
		box.offer(new SequencedUpdate(update, id, pts, count, Source.LIVE, Freshness.CURRENT, entities), this.timers,
				this.now);
		this.touched.add(box);
	}

	private void flush() {
		for (MapBox box : this.touched) {
			if (box.isReady()) {
				this.outputs.add(new Output.Deliver(box.take(++this.batches)));
			}
		}
		this.touched.clear();
		MapBox.Timer first = this.timers.peek();
		long earliest = (first != null) ? first.at() : Output.ArmTimer.NEVER;
		if (earliest != this.armed) {
			this.armed = earliest;
			this.outputs.add(new Output.ArmTimer(earliest));
		}
	}

}
