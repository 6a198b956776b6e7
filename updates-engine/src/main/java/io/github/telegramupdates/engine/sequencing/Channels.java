package io.github.telegramupdates.engine.sequencing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.Entities;
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

	private final Outbox outbox;

	private final Counters counters;

	private final Limits limits;

	private final ChannelTable table = new ChannelTable();

	private final BusyChannels busy;

	private final FetchPromises promises;

	private final TouchedChannels touched;

	private final Set<Long> opened = new LinkedHashSet<>();

	private final ChannelFetches fetches;

	private final ChannelRecovery recovery;

	private final ChannelVerifications verifications;

	Channels(Outbox outbox, Deadlines deadlines, Counters counters, MemoryBudget budget, long ownerEpoch, Limits limits,
			VerificationPace pace, ChannelRecovery.Account account) {
		this.outbox = outbox;
		this.counters = counters;
		this.limits = limits;
		this.fetches = new ChannelFetches(outbox, deadlines, counters, budget, limits.channelPage(), pace, this::touch);
		Busy lookup = new Busy();
		this.recovery = new ChannelRecovery(lookup, this.fetches, outbox, deadlines, counters, account);
		this.verifications = new ChannelVerifications(lookup, this.fetches, this.recovery, pace, outbox, deadlines,
				counters);
		this.busy = new BusyChannels(() -> new Channel(outbox, new ChannelLane(outbox, this.table, ownerEpoch, budget),
				deadlines, counters, budget, this.verifications));
		this.touched = new TouchedChannels(this.busy);
		this.promises = new FetchPromises(this.busy, this.touched::add);
	}

	void load(Input.StoredChannel channel) {
		this.table.put(channel.channelId(), channel.state(), channel.version());
		if (channel.state().needsFetch()) {
			busy(channel.channelId()).catchUp();
		}
	}

	/** Takes over a promise that was not kept before the restart. */
	void load(FetchIntent intent) {
		Channel channel = busy(intent.channelId());
		this.promises.loaded(channel, intent);
		if (!channel.box().isKnown() && intent.expectedPts() > 0) {
			channel.begin(intent.expectedPts());
		}
		channel.expectation().raise(intent.expectedPts());
		channel.catchUp();
	}

	/**
	 * The account takes its first position. The server never named to it a channel that
	 * has one already, so each of them may miss something.
	 */
	void catchUp() {
		Set<Long> known = new LinkedHashSet<>(this.table.ids());
		this.busy.forEach((channel) -> {
			if (channel.box().isKnown()) {
				known.add(channel.id());
			}
		});
		known.stream().map(this::busy).filter((channel) -> !channel.lane().isInaccessible()).forEach(Channel::catchUp);
	}

	int size() {
		return this.table.size();
	}

	/**
	 * Adds the boxes of channels in which something is buffered.
	 */
	void addBuffering(List<Box<?>> boxes) {
		this.busy.forEach((channel) -> {
			if (channel.box().buffered() > 0) {
				boxes.add(touch(channel).box());
			}
		});
	}

	FetchPromises promises() {
		return this.promises;
	}

	/** Starts to fetch channels: the account has been fetched first. */
	void open() {
		this.fetches.open();
	}

	/** Whether a number cannot be that of a channel, which is reported. */
	private boolean isImpossible(long channelId) {
		if (channelId <= Position.NO_CHANNEL) {
			this.outbox.tell(new EngineEvent.Anomaly(BoxId.channel(channelId), "there is no such channel"));
			return true;
		}
		return false;
	}

	private Channel busy(long channelId) {
		Channel channel = this.busy.find(channelId);
		return touch((channel != null) ? channel : this.busy.add(BoxId.channel(channelId)));
	}

	private Channel busy(BoxId box) {
		Channel channel = this.busy.find(box.channelId());
		return touch((channel != null) ? channel : this.busy.add(box));
	}

	private Channel touch(Channel channel) {
		return this.touched.add(channel);
	}

	/** Takes a pushed update of a channel. */
	void live(DeliveredUpdate update) {
		Position position = Position.of(update);
		// 1.2: of a message that names no channel the next update of it shows the gap
		if (isImpossible(position.box().channelId())) {
			return;
		}
		Channel channel = busy(update.box());
		if (position.isUnsequenced()) {
			//
			channel.lane().add(position.unsequenced().live(update.update(), update.entities()));
		}
		else if (!position.isValid()) {
			this.outbox.tell(new EngineEvent.Anomaly(position.box(), "invalid " + position));
			channel.markDirty();
		}
		else {
			channel.live(update);
		}
	}

	void affected(long channelId, int pts, int count) {
		if (count >= 0 && count <= pts && !isImpossible(channelId)) {
			busy(channelId).affected(pts, count);
		}
	}

	/** Delivers a member without a position in the lane of a channel. */
	void deliver(long channelId, DeliveredUpdate update) {
		busy(channelId).lane().add(update);
	}

	/** The server says that a channel has to be fetched. */
	void tooLong(long channelId, @Nullable Integer announced) {
		if (isImpossible(channelId)) {
			return;
		}
		Integer pts = (announced != null && announced > 0) ? announced : null;
		Channel channel = busy(channelId);
		if (pts == null) {
			channel.catchUp();
		}
		else if (!channel.box().isKnown()) {
			channel.announced(pts);
		}
		else if (pts > channel.box().position()) {
			mentioned(channel, pts);
		}
		else {
			this.verifications.announced(channel, pts);
		}
	}

	/**
	 * Something of a channel was dropped before it came here.
	 * @param start where it begins, {@link Input.MissedChannel#UNKNOWN} if that is not
	 * known
	 */
	void missed(long channelId, int start) {
		if (isImpossible(channelId)) {
			return;
		}
		Channel channel = busy(channelId);
		if (start != Input.MissedChannel.UNKNOWN && !channel.box().isKnown()) {
			channel.announced(start);
		}
		else {
			channel.catchUp();
		}
	}

	/** Takes over what an earlier engine learnt. */
	void restore(ServerLimits limits) {
		this.fetches.restore(limits);
	}

	/** Adds what was learnt to what is known of the account. */
	ServerLimits addTo(Map<FetchMethod, MethodRest> rests, List<FailingDifference> failing) {
		return this.fetches.rate().addTo(rests, failing);
	}

	/** The fetches of all channels. */
	ChannelFetches fetches() {
		return this.fetches;
	}

	/**
	 * An answer mentioned the position of a channel: a reason to fetch if the updates do
	 * not come by themselves.
	 */
	void hint(long channelId, int pts) {
		if (pts <= 0 || isImpossible(channelId)) {
			return;
		}
		// an unknown channel begins with its first update, which may still be on its way
		Channel channel = busy(channelId);
		if (channel.box().isKnown()) {
			mentioned(channel, pts);
		}
	}

	// what was mentioned may be on its way
	private void mentioned(Channel channel, int pts) {
		long id = channel.id();
		if (pts > channel.box().position()) {
			channel.expect(pts, () -> fetchIfBehind(id));
		}
	}

	private void fetchIfBehind(long channelId) {
		Channel channel = this.busy.find(channelId);
		if (channel != null && channel.isBehindExpectation()) {
			touch(channel).catchUp();
		}
	}

	/** The account's relation to a channel changed; what came along says how. */
	void changed(long channelId, Entities entities) {
		if (Departure.isShown(channelId, entities)) {
			left(channelId);
		}
		else {
			peerKnown(channelId);
		}
	}

	/**
	 * The account takes no part in a channel any more. Like a channel that became
	 * inaccessible, but nobody has to be told.
	 */
	void left(long channelId) {
		boolean known = this.busy.find(channelId) != null || this.table.get(channelId) != null;
		if (known && !this.opened.contains(channelId)) {
			Channel channel = busy(channelId);
			channel.left();
			this.fetches.forget(channel);
		}
	}

	/** A channel may be readable again. */
	void peerKnown(long channelId) {
		ChannelState state = this.table.get(channelId);
		Channel channel = this.busy.find(channelId);
		if (channel != null) {
			channel.plan().peerLearnt();
		}
		boolean inaccessible = (channel != null) ? channel.lane().isInaccessible()
				: state != null && state.isInaccessible();
		if (inaccessible) {
			busy(channelId).accessible();
		}
		else {
			this.recovery.peerLearnt(channelId);
		}
	}

	void fetched(long fetchId, ChannelDifferenceType difference) {
		if (!this.verifications.fetched(fetchId, difference, this::route)) {
			this.recovery.fetched(fetchId, difference, this::route);
		}
	}

	void failed(long fetchId, FetchError error) {
		if (!this.verifications.failed(fetchId, error)) {
			this.recovery.failed(fetchId, error);
		}
	}

	/**
	 * The application shows a channel: it is fetched first, and polled. The one
	 * that was opened longest ago makes room if there are too many.
	 */
	void opened(long channelId) {
		if (this.limits.openedChannels() == 0 || isImpossible(channelId)) {
			return;
		}
		Channel channel = busy(channelId);
		channel.plan().open();
		channel.markDirty();
		this.fetches.enqueue(channel);
		this.opened.remove(channelId);
		this.opened.add(channelId);
		if (this.opened.size() > this.limits.openedChannels()) {
			closed(this.opened.iterator().next());
		}
	}

	/** The application no longer shows a channel. */
	void closed(long channelId) {
		this.opened.remove(channelId);
		Channel channel = this.busy.find(channelId);
		if (channel != null) {
			touch(channel).plan().close();
		}
	}

	private void route(Update update, Entities entities) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			tooLong(tooLong.channelId(), tooLong.pts());
			return;
		}
		Position position = Position.of(update);
		if (position.isChannel()) {
			live(position.live(update, entities));
		}
		else {
			this.outbox.tell(new EngineEvent.Anomaly(BoxId.COMMON,
					"member of the account in a channel difference: " + update.getClass().getSimpleName()));
		}
	}

	void committed(long channelId, long batchId) {
		Channel channel = this.busy.find(channelId);
		if (channel == null || !channel.lane().committed(batchId)) {
			return;
		}
		touch(channel);
		if (channel.lane().window().hasRoomAgain()) {
			channel.relieved();
		}
	}

	/** Emits batches. */
	void flush() {
		this.touched.flush();
	}

	/**
	 * Ends the step: emits requests, which depend on how full the lanes are now, and lets
	 * idle channels go.
	 */
	void endStep() {
		this.fetches.pump();
		this.touched.release(this.fetches);
	}

	/** Lets the recovery find channels. */
	private final class Busy implements ChannelRecovery.Lookup {

		@Override
		public Channel busy(long channelId) {
			return Channels.this.busy(channelId);
		}

		@Override
		public @Nullable Channel find(long channelId) {
			return Channels.this.busy.find(channelId);
		}

	}

}
