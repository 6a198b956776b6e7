package io.github.telegramupdates.engine.sequencing.account;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.machine.Accumulator;
import io.github.telegramupdates.engine.sequencing.machine.LaneWindow;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.PassedHistory;
import io.github.telegramupdates.engine.sequencing.machine.PassedHistory.Messages;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.jspecify.annotations.Nullable;

/**
 * The account's position, and the updates of the current step that move it.
 */
final class AccountLane {

	private final Outbox outbox;

	private final long ownerEpoch;

	private final LaneWindow window;

	private final Accumulator<SequencedUpdate> updates = new Accumulator<>();

	private final PassedHistory passed;

	private @Nullable AccountState emitted;

	/** Of the row, when all that was emitted is committed. */
	private long version;

	private int pts;

	private int qts;

	private int date;

	private int seq;

	private int topMessageId;

	private boolean moved;

	private LaneWindow.Content content = LaneWindow.Content.RUN;

	AccountLane(SequencingContext context, Input.Load load) {
		AccountState stored = load.state();
		this.outbox = context.outbox();
		this.window = new LaneWindow(context);
		this.passed = new PassedHistory((stored != null) ? stored.epoch() : 0);
		this.ownerEpoch = load.ownerEpoch();
		this.version = load.version();
		this.emitted = stored;
		if (stored != null) {
			this.pts = stored.pts();
			this.qts = stored.qts();
			this.date = stored.date();
			this.seq = stored.seq();
			this.topMessageId = stored.topMessageId();
		}
	}

	AccountState state() {
		return new AccountState(this.pts, this.qts, this.date, this.seq, this.passed.epoch(), this.topMessageId);
	}

	int date() {
		return this.date;
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

	void add(SequencedUpdate update) {
		this.updates.add(update);
		if (update.update() instanceof UpdateNewMessage message) {
			this.topMessageId = Math.max(this.topMessageId, message.message().id());
		}
	}

	/**
	 * How many updates the current step collected so far.
	 */
	int collected() {
		return this.updates.size();
	}

	void pts(int pts) {
		this.pts = pts;
		this.moved = true;
	}

	void qts(int qts) {
		this.qts = qts;
		this.moved = true;
	}

	void seq(int seq) {
		this.moved |= this.seq != seq;
		this.seq = seq;
	}

	/**
	 * Moves the date, never back and never ahead of the server.
	 * <p>
	 * Only answers move it. The server names in a difference the channels with events
	 * after the date, so a date that followed pushed containers would hide a channel
	 * whose last push was lost.
	 */
	void date(int date, int serverNow) {
		int possible = Math.min(date, serverNow + 1);
		if (possible > this.date) {
			this.date = possible;
			this.moved = true;
		}
	}

	/**
	 * Gives up the position for one that may be of another count.
	 */
	void rebase(int pts, int qts) {
		this.passed.nextEpoch();
		this.passed.reset(BoxId.COMMON, this.pts, pts, messages());
		if (qts != this.qts) {
			this.passed.reset(BoxId.QTS, this.qts, qts, Messages.UNKNOWN);
		}
		this.pts = pts;
		this.qts = qts;
		this.moved = true;
	}

	/**
	 * Goes on where the server's log of the common box begins.
	 */
	void tooLong(int pts) {
		this.passed.nextEpoch();
		pass(BoxId.COMMON, this.pts, pts, HistoryHole.Cause.TOO_LONG);
		this.pts = pts;
	}

	/**
	 * The positions in {@code (from, to]} of a box are passed without being delivered.
	 */
	void pass(BoxId box, int from, int to, HistoryHole.Cause cause) {
		this.passed.range(box, from, to, box.equals(BoxId.COMMON) ? messages() : Messages.UNKNOWN, cause);
		this.moved = true;
	}

	private Messages messages() {
		return new Messages(this.topMessageId, 0);
	}

	/**
	 * The updates of this step are a page: its batch is counted as one.
	 */
	void page() {
		this.content = LaneWindow.Content.PAGE;
		this.moved = true;
	}

	/**
	 * Emits what the step collected as one batch.
	 * @param channels asked for new intents to fetch them, if the batch moves the date or
	 * is a page
	 */
	void flush(Channels channels) {
		if (this.updates.isEmpty() && !this.moved) {
			return;
		}
		AccountState next = state();
		boolean forgetful = this.content == LaneWindow.Content.PAGE || this.emitted == null
				|| next.date() != this.emitted.date();
		List<FetchIntent> intents = forgetful ? channels.newIntents(this.outbox.nextBatchId()) : List.of();
		AccountChange change = new AccountChange(this.outbox.userId(), this.ownerEpoch, this.emitted, this.version++,
				next, intents, this.passed.take());
		Batch batch = this.outbox.deliver(Lane.ACCOUNT, this.updates.take(), change);
		this.window.sent(batch, this.content);
		this.emitted = next;
		this.moved = false;
		this.content = LaneWindow.Content.RUN;
	}

}
