package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a channel hands to its lane: the updates of the current step, and everything of
 * its row but the position, which is the box's.
 */
final class ChannelLane {

	private final long channelId;

	private final Outbox outbox;

	private final long ownerEpoch;

	private final LaneWindow window;

	private final List<DeliveredUpdate> updates = new ArrayList<>();

	private final List<HistoryHole> holes = new ArrayList<>();

	private final Intent intent = new Intent();

	private @Nullable ChannelState emitted;

	/** Position before the first batch, as long as no row is committed. */
	private int start = Box.UNKNOWN;

	private boolean rowCommitted;

	private long firstChange;

	private int epoch;

	private int flags;

	private int topMessageId;

	private LaneWindow.Content content = LaneWindow.Content.RUN;

	ChannelLane(long channelId, @Nullable ChannelState stored, Outbox outbox, long ownerEpoch, int uncommitted) {
		this.window = new LaneWindow(uncommitted);
		this.channelId = channelId;
		this.outbox = outbox;
		this.ownerEpoch = ownerEpoch;
		this.emitted = stored;
		if (stored != null) {
			this.rowCommitted = true;
			this.epoch = stored.epoch();
			this.flags = stored.flags();
			this.topMessageId = stored.topMessageId();
		}
	}

	LaneWindow window() {
		return this.window;
	}

	Intent intent() {
		return this.intent;
	}

	boolean isEmpty() {
		return this.updates.isEmpty() && this.holes.isEmpty();
	}

	void add(DeliveredUpdate update) {
		this.updates.add(update);
		if (update.update() instanceof UpdateNewChannelMessage message) {
			this.topMessageId = Math.max(this.topMessageId, message.message().id());
		}
	}

	/**
	 * The channel got its first position.
	 */
	void begin(int position) {
		if (!this.rowCommitted && this.start == Box.UNKNOWN) {
			this.start = position;
		}
	}

	/**
	 * The updates added so far are a page: its batch is counted as one.
	 */
	void page() {
		this.content = LaneWindow.Content.PAGE;
	}

	void hole(int from, int to, int lastMessageId, HistoryHole.Cause cause) {
		if (to != from) {
			this.holes
				.add(new HistoryHole(this.channelId, from, to, this.topMessageId, lastMessageId, this.epoch, cause));
		}
	}

	void nextEpoch() {
		this.epoch++;
	}

	boolean isInaccessible() {
		return (this.flags & ChannelState.INACCESSIBLE) != 0;
	}

	void inaccessible() {
		this.flags |= ChannelState.INACCESSIBLE;
	}

	void accessible() {
		this.flags &= ~ChannelState.INACCESSIBLE;
	}

	@Nullable ChannelState state(int position) {
		return (position == Box.UNKNOWN) ? null : new ChannelState(position, this.epoch, this.flags, this.topMessageId);
	}

	/**
	 * Emits what the step collected as one batch.
	 * @param position where the box is
	 * @param quiet whether nothing of the channel is missing, so that its promise is kept
	 */
	void flush(int position, boolean quiet) {
		ChannelState next = state(position);
		long settled = (quiet && next != null) ? this.intent.storedGeneration() : 0;
		boolean moved = next != null && !next.equals(this.emitted);
		if (isEmpty() && !moved && settled == 0) {
			return;
		}
		ChannelChange change = (next == null) ? null : new ChannelChange(this.outbox.userId(), this.ownerEpoch,
				this.channelId, this.emitted, next, settled, this.holes);
		long batchId = this.outbox.deliver(Lane.channel(this.channelId), this.updates, change);
		this.window.sent(batchId, this.updates.size(), this.content);
		if (change != null && this.firstChange == 0) {
			this.firstChange = batchId;
		}
		if (settled > 0) {
			this.intent.kept();
		}
		this.emitted = next;
		this.updates.clear();
		this.holes.clear();
		this.content = LaneWindow.Content.RUN;
	}

	/**
	 * A batch was committed.
	 * @return whether it was the oldest one
	 */
	boolean committed(long batchId) {
		if (!this.window.committed(batchId)) {
			return false;
		}
		this.rowCommitted |= this.firstChange > 0 && batchId >= this.firstChange;
		return true;
	}

	/**
	 * The promise to make before the account moves on. Without a committed row it
	 * names the position to fetch from, because a crash leaves no other trace of it.
	 */
	FetchIntent promise(int expected, long generation, long accountBatchId) {
		this.intent.made(generation, accountBatchId);
		int pts = this.rowCommitted ? expected : Math.max(0, this.start);
		return new FetchIntent(this.channelId, pts, generation);
	}

}
