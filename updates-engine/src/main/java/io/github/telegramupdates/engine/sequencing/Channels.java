package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * All channels of an account: the idle ones in a table, the busy ones as objects.
 */
final class Channels {

	private static final long EXPECTED_RETRY_MILLIS = 1_000;

	private static final long PEER_RETRY_MILLIS = 60_000;

	private static final long HINT_WAIT_MILLIS = 500;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final long ownerEpoch;

	private final ChannelTable table = new ChannelTable();

	private final Map<Long, Channel> busy = new LinkedHashMap<>();

	private final Set<Channel> touched = new LinkedHashSet<>();

	private final Map<Channel, Integer> attempts = new HashMap<>();

	private final ChannelFetches fetches;

	private final ChannelPages pages;

	private final Fatal fatal;

	private long lastGeneration;

	Channels(Outbox outbox, Deadlines deadlines, Counters counters, long ownerEpoch, int limit, Fatal fatal) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
		this.ownerEpoch = ownerEpoch;
		this.fatal = fatal;
		this.fetches = new ChannelFetches(outbox, deadlines, limit);
		this.pages = new ChannelPages(outbox);
	}

	void load(long channelId, ChannelState state) {
		this.table.put(channelId, state);
	}

	/**
	 * Takes over a promise that was not kept before the restart.
	 */
	void load(FetchIntent intent) {
		this.lastGeneration = Math.max(this.lastGeneration, intent.generation());
		Channel channel = busy(intent.channelId());
		channel.intent().loaded(intent.generation());
		if (!channel.box().isKnown() && intent.expectedPts() > 0) {
			channel.box().moveTo(intent.expectedPts());
		}
		channel.expect(intent.expectedPts());
		channel.box().markDirty();
	}

	int size() {
		return this.table.size() + (int) this.busy.values().stream().filter((channel) -> isNew(channel)).count();
	}

	private boolean isNew(Channel channel) {
		return channel.box().isKnown() && this.table.get(channel.id()) == null;
	}

	/**
	 * Starts to fetch channels: the account has been fetched first.
	 */
	void open() {
		this.fetches.open();
	}

	private Channel busy(long channelId) {
		Channel channel = this.busy.get(channelId);
		if (channel == null) {
			channel = new Channel(channelId, this.table.get(channelId), this.outbox, this.ownerEpoch, this.deadlines,
					this.counters, this.fetches::enqueue);
			this.busy.put(channelId, channel);
		}
		this.touched.add(channel);
		return channel;
	}

	private Channel touch(Channel channel) {
		this.touched.add(channel);
		return channel;
	}

	void live(Update update, Position position, Entities entities) {
		if (position.box().channelId() == Position.NO_CHANNEL) {
			// 1.2: a message that names no channel; the next update of its channel shows
			// the gap
			this.outbox.tell(new EngineEvent.Anomaly(position.box(), "channel update without a channel"));
			return;
		}
		Channel channel = busy(position.box().channelId());
		if (!position.isValid()) {
			this.outbox.tell(new EngineEvent.Anomaly(position.box(), "invalid " + position));
			channel.box().markDirty();
			return;
		}
		channel.live(new DeliveredUpdate(update, position.box(), position.position(), position.count(), Source.LIVE,
				Freshness.CURRENT, entities));
	}

	void affected(long channelId, int pts, int count) {
		busy(channelId).affected(pts, count);
	}

	/**
	 * Delivers a member without a position in the lane of a channel.
	 */
	void deliver(long channelId, DeliveredUpdate update) {
		busy(channelId).add(update);
	}

	/**
	 * The server says that a channel has to be fetched.
	 */
	void tooLong(long channelId, @Nullable Integer pts) {
		Channel channel = busy(channelId);
		if (pts == null) {
			channel.box().markDirty();
		}
		else if (!channel.box().isKnown()) {
			channel.box().moveTo(pts);
			channel.box().markDirty();
		}
		else if (pts > channel.box().position()) {
			channel.expect(pts);
			channel.box().markDirty();
		}
	}

	/**
	 * An answer mentioned the position of a channel: the first position if none is known,
	 * otherwise a reason to fetch if the updates do not come by themselves.
	 */
	void hint(long channelId, int pts) {
		if (pts <= 0) {
			return;
		}
		Channel channel = busy(channelId);
		if (!channel.box().isKnown()) {
			channel.box().moveTo(pts);
		}
		else if (pts > channel.box().position()) {
			channel.expect(pts);
			this.deadlines.in(HINT_WAIT_MILLIS, () -> fetchIfBehind(channelId));
		}
	}

	private void fetchIfBehind(long channelId) {
		Channel channel = this.busy.get(channelId);
		if (channel != null && channel.isBehindExpectation()) {
			touch(channel).box().markDirty();
		}
	}

	/**
	 * A channel may be readable again.
	 */
	void peerKnown(long channelId) {
		ChannelState state = this.table.get(channelId);
		Channel channel = this.busy.get(channelId);
		boolean inaccessible = (channel != null) ? channel.isInaccessible()
				: state != null && (state.flags() & ChannelState.INACCESSIBLE) != 0;
		if (inaccessible) {
			busy(channelId).accessible();
		}
		else if (channel != null && channel.box().wantsFetch()) {
			this.fetches.enqueue(touch(channel));
		}
	}

	void fetched(long fetchId, ChannelDifferenceType difference) {
		Channel channel = this.fetches.answered(fetchId);
		if (channel == null) {
			return;
		}
		touch(channel);
		this.attempts.remove(channel);
		switch (this.pages.apply(channel, difference, this::route)) {
			case DONE -> finish(channel);
			case NEXT_PAGE -> {
				channel.flush();
				channel.box().markDirty();
			}
			case RETRY -> retryIn(channel, RetryWait.millis(1), "NO_POSITION");
		}
	}

	private void finish(Channel channel) {
		if (channel.box().buffered() > 0) {
			// a page is a batch of its own: it cannot be divided, what was buffered can
			channel.flush();
		}
		channel.box().fetchEnded();
		if (channel.box().wantsFetch()) {
			this.fetches.enqueue(channel);
		}
		else if (channel.isBehindExpectation()) {
			// one more fetch, then the expectation is given up
			channel.forgetExpectation();
			this.deadlines.in(EXPECTED_RETRY_MILLIS, () -> busy(channel.id()).box().markDirty());
		}
	}

	private void route(Update update, Entities entities) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			tooLong(tooLong.channelId(), tooLong.pts());
			return;
		}
		Position position = Position.of(update);
		if (position != null && position.isChannel()) {
			live(update, position, entities);
		}
		else {
			this.outbox.tell(new EngineEvent.Anomaly(BoxId.COMMON,
					"member of the account in a channel difference: " + update.getClass().getSimpleName()));
		}
	}

	void failed(long fetchId, FetchError error) {
		Channel channel = this.fetches.answered(fetchId);
		if (channel == null) {
			return;
		}
		touch(channel);
		switch (error.kind()) {
			case FATAL_AUTH -> this.fatal.unauthorized(error.type());
			case FLOOD -> {
				channel.box().fetchFailed();
				this.fetches.enqueue(channel);
				this.fetches.restFor(RetryWait.floodMillis(error.waitSeconds(), fetchId));
			}
			case GONE -> {
				channel.inaccessible();
				this.outbox.tell(new EngineEvent.ChannelInaccessible(channel.id(), error.type()));
			}
			case NO_ACCESS_HASH, BAD_PEER -> awaitPeer(channel);
			default -> retryIn(channel, RetryWait.millis(this.attempts.merge(channel, 1, Integer::sum)), error.type());
		}
	}

	private void retryIn(Channel channel, long millis, String reason) {
		channel.box().fetchFailed();
		this.outbox.tell(new EngineEvent.FetchRetried(channel.box().id(), reason, millis));
		this.deadlines.in(millis, () -> requeue(channel.id()));
	}

	// contiguous updates need no hash, only a fetch does
	private void awaitPeer(Channel channel) {
		channel.box().fetchFailed();
		this.outbox.tell(new EngineEvent.PeerUnresolved(channel.id()));
		this.outbox.emit(new Output.ResolvePeer(channel.id()));
		this.deadlines.in(PEER_RETRY_MILLIS, () -> requeue(channel.id()));
	}

	private void requeue(long channelId) {
		Channel channel = this.busy.get(channelId);
		if (channel != null && channel.box().wantsFetch()) {
			this.fetches.enqueue(touch(channel));
		}
	}

	void committed(long channelId, long batchId) {
		Channel channel = this.busy.get(channelId);
		if (channel == null || !channel.window().committed(batchId)) {
			return;
		}
		touch(channel);
		if (channel.window().hasRoomAgain()) {
			channel.box().relieved();
		}
	}

	/**
	 * The promises to store with a batch of the account, so that no channel is forgotten
	 * when the account moves on.
	 */
	List<FetchIntent> takeUnsavedIntents(long accountBatchId) {
		List<FetchIntent> intents = new ArrayList<>();
		for (Channel channel : this.busy.values()) {
			FetchIntent intent = channel.promise(this.lastGeneration + 1, accountBatchId);
			if (intent != null) {
				this.lastGeneration = intent.generation();
				intents.add(intent);
			}
		}
		return intents;
	}

	void accountCommitted(long batchId) {
		for (Channel channel : this.busy.values()) {
			if (channel.intent().accountCommitted(batchId)) {
				this.touched.add(channel);
			}
		}
	}

	/**
	 * Ends the step: emits batches and requests, and lets idle channels go.
	 */
	void flush() {
		this.fetches.pump();
		for (Channel channel : this.touched) {
			channel.flush();
			if (channel.window().isFull()) {
				channel.box().congested();
			}
			if (channel.isIdle() && !this.fetches.isQueued(channel)) {
				retire(channel);
			}
		}
		this.touched.clear();
	}

	private void retire(Channel channel) {
		ChannelState state = channel.state();
		if (state != null) {
			this.table.put(channel.id(), state);
		}
		this.busy.remove(channel.id());
		this.attempts.remove(channel);
	}

	/** Hears that the authorisation is gone. */
	@FunctionalInterface
	interface Fatal {

		void unauthorized(String reason);

	}

}
