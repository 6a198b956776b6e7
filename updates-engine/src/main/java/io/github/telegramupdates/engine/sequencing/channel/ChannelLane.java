package io.github.telegramupdates.engine.sequencing.channel;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.container.Position;
import io.github.telegramupdates.engine.sequencing.machine.Accumulator;
import io.github.telegramupdates.engine.sequencing.machine.LaneWindow;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.PassedHistory;
import io.github.telegramupdates.engine.sequencing.machine.PassedHistory.Messages;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
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

	private final Outbox outbox;

	private final ChannelTable table;

	private final long ownerEpoch;

	private final LaneWindow window;

	private final Accumulator<SequencedUpdate> updates = new Accumulator<>();

	private final PassedHistory passed = new PassedHistory(0);

	private final Intent intent = new Intent();

	private long channelId;

	private @Nullable ChannelState emitted;

	/** Of the row, when all that was emitted is committed. */
	private long version;

	/** Position before the first batch, as long as no row is committed. */
	private int start;

	private boolean rowCommitted;

	private long firstChange;

	private int flags;

	private int topMessageId;

	private LaneWindow.Content content = LaneWindow.Content.RUN;

	ChannelLane(SequencingContext context, ChannelTable table, long ownerEpoch) {
		this.window = new LaneWindow(context);
		this.outbox = context.outbox();
		this.table = table;
		this.ownerEpoch = ownerEpoch;
	}

	/**
	 * Becomes the lane of another channel: this one is empty, and everything is
	 * committed.
	 * @return what is known of the channel, {@code null} if it is nothing
	 */
	@Nullable ChannelState become(long channelId) {
		ChannelState known = this.table.get(channelId);
		this.channelId = channelId;
		this.emitted = known;
		this.version = this.table.version(channelId);
		this.start = Box.UNKNOWN;
		this.rowCommitted = known != null;
		this.firstChange = 0;
		this.passed.become((known != null) ? known.epoch() : 0);
		this.flags = (known != null) ? known.flags() : 0;
		this.topMessageId = (known != null) ? known.topMessageId() : 0;
		this.content = LaneWindow.Content.RUN;
		return known;
	}

	/**
	 * Highest id of a message that was delivered, 0 if none is known.
	 */
	int topMessageId() {
		return this.topMessageId;
	}

	LaneWindow window() {
		return this.window;
	}

	/** Whether it takes more, beyond what the current step collected. */
	boolean hasRoom() {
		return this.window.hasRoomBehind(this.updates.size());
	}

	Intent intent() {
		return this.intent;
	}

	/**
	 * Whether everything that was added is committed.
	 */
	boolean isCommitted() {
		return this.window.isEmpty() && isEmpty();
	}

	boolean isEmpty() {
		return this.updates.isEmpty() && this.passed.isEmpty();
	}

	void add(SequencedUpdate update) {
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

	/**
	 * The positions in {@code (from, to]} are passed without being delivered.
	 */
	void pass(int from, int to, HistoryHole.Cause cause) {
		this.passed.range(BoxId.channel(this.channelId), from, to, messages(0), cause);
	}

	/**
	 * The position is given up for one that may be of another count.
	 * @param lastMessageId highest id of a message of the channel, 0 if not known
	 */
	void rebase(int from, int to, int lastMessageId) {
		this.passed.nextEpoch();
		this.passed.reset(BoxId.channel(this.channelId), from, to, messages(lastMessageId));
	}

	/**
	 * Goes on where the server's log begins.
	 * @param lastMessageId highest id of a message of the channel, 0 if not known
	 */
	void tooLong(int from, int to, int lastMessageId) {
		this.passed.nextEpoch();
		this.passed.range(BoxId.channel(this.channelId), from, to, messages(lastMessageId), HistoryHole.Cause.TOO_LONG);
	}

	private Messages messages(int lastMessageId) {
		return new Messages(this.topMessageId, lastMessageId);
	}

	boolean isInaccessible() {
		return (this.flags & ChannelState.INACCESSIBLE) != 0;
	}

	void inaccessible() {
		this.flags = ChannelState.INACCESSIBLE;
	}

	/**
	 * The channel may be readable again, which is stored until nothing of it is missing
	 * any more.
	 */
	void accessible() {
		if (isInaccessible()) {
			this.flags = ChannelState.NEEDS_FETCH;
		}
	}

	private boolean hasMoved(int position) {
		ChannelState before = this.emitted;
		return position != Box.UNKNOWN
				&& (before == null || before.pts() != position || before.epoch() != this.passed.epoch()
						|| before.flags() != this.flags || before.topMessageId() != this.topMessageId);
	}

	/**
	 * Emits what the step collected as one batch, and notes the position in the table.
	 * @param position where the box is
	 * @param quiet whether nothing of the channel is missing, so that its intent is
	 * carried out
	 */
	void flush(int position, boolean quiet) {
		if (quiet) {
			this.flags &= ~ChannelState.NEEDS_FETCH;
		}
		long settled = (quiet && position != Box.UNKNOWN) ? this.intent.storedGeneration() : 0;
		if (isEmpty() && !hasMoved(position) && settled == 0) {
			return;
		}
		List<HistoryHole> holes = this.passed.take();
		ChannelChange change = (position != Box.UNKNOWN) ? change(position, settled, holes) : null;
		Batch batch = this.outbox.deliver(Lane.channel(this.channelId), this.updates.take(), change);
		this.window.sent(batch, this.content);
		this.content = LaneWindow.Content.RUN;
		if (change != null) {
			moved(change.next(), batch.id());
		}
		if (settled > 0) {
			this.intent.carriedOut();
		}
	}

	private ChannelChange change(int position, long settled, List<HistoryHole> holes) {
		ChannelState next = new ChannelState(position, this.passed.epoch(), this.flags, this.topMessageId);
		return new ChannelChange(this.outbox.userId(), this.ownerEpoch, this.channelId, this.emitted, this.version++,
				next, settled, holes);
	}

	private void moved(ChannelState next, long batchId) {
		if (this.firstChange == 0) {
			this.firstChange = batchId;
		}
		this.emitted = next;
		this.table.put(this.channelId, next, this.version);
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
	 * Whether an intent is stored, or about to be, that still says where to begin.
	 * @param beginning where the channel begins at the latest
	 */
	boolean isIntended(int beginning) {
		return this.intent.isMade() && (this.rowCommitted || this.intent.pts() == fetchedFrom(beginning));
	}

	/**
	 * The intent to store before the account moves on. Without a committed row it
	 * names the position to fetch from, because a crash leaves no other trace of it.
	 */
	FetchIntent intend(int expected, int beginning, long generation, long accountBatchId) {
		int pts = this.rowCommitted ? expected : fetchedFrom(beginning);
		this.intent.made(pts, generation, accountBatchId);
		return new FetchIntent(this.channelId, pts, generation);
	}

	private int fetchedFrom(int beginning) {
		return Math.max(0, (this.start != Box.UNKNOWN) ? this.start : beginning);
	}

}
