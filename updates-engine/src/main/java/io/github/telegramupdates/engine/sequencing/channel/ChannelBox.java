package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.BufferedMember;
import io.github.telegramupdates.engine.sequencing.box.Chaining;
import io.github.telegramupdates.engine.sequencing.box.ExpectedPosition;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import org.jspecify.annotations.Nullable;

/**
 * The box of a channel and its lane: where the channel is, what of it is delivered and
 * what is passed.
 */
final class ChannelBox {

	private final Box<SequencedUpdate> box;

	private final ChannelLane lane;

	private final ExpectedPosition expectation;

	private final ChannelBoxListener events;

	private final Counters counters;

	private final ChannelBeginning beginning;

	ChannelBox(ChannelLane lane, ChannelBoxListener events, SequencingContext context) {
		this.lane = lane;
		this.counters = context.counters();
		this.expectation = new ExpectedPosition(context);
		this.events = events;
		this.box = new Box<>(BoxId.NONE, Box.UNKNOWN, Chaining.EXACT, events, context);
		this.beginning = new ChannelBeginning(this.box, lane, this.counters);
	}

	/** Becomes that of another channel: this one is idle, so nothing of it is left. */
	void become(BoxId channel) {
		ChannelState known = this.lane.become(channel.channelId());
		this.box.become(channel, (known != null) ? known.pts() : Box.UNKNOWN);
	}

	BoxId id() {
		return this.box.id();
	}

	int position() {
		return this.box.position();
	}

	boolean isKnown() {
		return this.box.isKnown();
	}

	boolean wantsFetch() {
		return this.box.wantsFetch();
	}

	boolean isFetching() {
		return this.box.isFetching();
	}

	BoxState state() {
		return isInaccessible() ? BoxState.INACCESSIBLE : this.box.state();
	}

	boolean isInaccessible() {
		return this.lane.isInaccessible();
	}

	/**
	 * Takes a live update.
	 * @return whether the position moved
	 */
	boolean live(SequencedUpdate update) {
		if (!this.box.isKnown() && update.count() > 0) {
			this.beginning.before(update);
		}
		else if (!this.box.isKnown() && !this.box.isHolding()) {
			this.counters.count(Transition.ANNOTATION_OF_UNKNOWN);
			deliverWithoutPosition(update);
			return false;
		}
		if (this.lane.isInaccessible()) {
			this.counters.count(Transition.UPDATE_OF_INACCESSIBLE);
		}
		if (update.count() > 0) {
			passWhatCannotBeFetched(update.position() - update.count());
		}
		int before = this.box.position();
		this.box.offer(update, update.position(), update.count());
		return this.box.position() != before;
	}

	// an annotation makes no baseline
	private void deliverWithoutPosition(SequencedUpdate update) {
		if (!this.lane.window().isFull()) {
			this.lane.add(update);
		}
	}

	/** Delivers what stands outside of the sequence. */
	void deliver(SequencedUpdate update) {
		this.lane.add(update);
	}

	/**
	 * The server announced a position, which is where a channel without one begins, or
	 * before it if one is being asked for (T3, R-34).
	 */
	void announced(int pts) {
		this.beginning.announced(pts);
		if (this.box.isFetching()) {
			this.expectation.raise(pts);
		}
	}

	/** Takes a first position. */
	void begin(int position) {
		this.beginning.at(position);
	}

	/** Takes a first position from an answer, or begins before it. */
	void beginFromAnswer(int position) {
		this.beginning.answered(position);
		this.expectation.raise(position);
	}

	void affected(int pts, int count) {
		// what lies before it cannot be fetched
		boolean behindGap = pts - count > this.box.position() && !this.box.isHolding();
		if (this.box.isKnown() && !(behindGap && this.lane.isInaccessible())) {
			this.box.offer(null, pts, count);
		}
	}

	// what is missing cannot be fetched, what comes is still delivered
	private void passWhatCannotBeFetched(int start) {
		if (this.lane.isInaccessible() && !this.box.isHolding() && start > this.box.position()) {
			this.lane.pass(this.box.position(), start, HistoryHole.Cause.INACCESSIBLE);
			this.box.moveTo(start);
		}
	}

	/** Delivers what is buffered; what is missing before it becomes holes. */
	void skipGaps(HistoryHole.Cause cause) {
		this.beginning.withoutAnswer();
		this.box.skipGaps((from, to) -> this.lane.pass(from, to, cause));
	}

	/** The server claims again and again that nothing is missing, and yet it is (T32). */
	void skipAskedGaps() {
		this.box.clearWants();
		this.beginning.withoutAnswer();
		this.box.skipAskedGaps((from, to) -> this.lane.pass(from, to, HistoryHole.Cause.SERVER_INCONSISTENT));
	}

	/** Something is missing that no gap shows (T12). */
	void markDirty() {
		this.box.markDirty();
	}

	/** A fetch may bring something, although nothing shows to be missing. */
	void askOnce() {
		this.box.askOnce();
	}

	/** A request is made: members are buffered only. */
	void fetchSent() {
		this.counters.count(this.box.isKnown() ? Transition.FETCH_SENT : Transition.FETCH_OF_UNKNOWN);
		this.box.fetchSent();
	}

	/** The fetch came to its end: what is buffered follows. */
	void fetchEnded() {
		if (this.box.buffered() > 0) {
			// a page is a batch of its own: it cannot be divided, what was buffered can
			flush();
		}
		this.box.fetchEnded();
	}

	/** The fetch failed: what chains may be applied meanwhile. */
	void fetchFailed() {
		this.beginning.withoutAnswer();
		this.box.fetchFailed();
	}

	/** No fetch is needed any more. */
	void fetchNothing() {
		this.box.clearWants();
		this.box.fetchEnded();
	}

	/** Whether something is missing after a fetch that came to its end. */
	boolean isMissing() {
		return this.box.wantsFetch() || !this.box.isBufferReached();
	}

	/** Whether nothing waits but positions that only answers named. */
	boolean waitsForAffectedOnly() {
		return this.box.waitsForAffectedOnly();
	}

	/** Fetching has become pointless. */
	void inaccessible(HistoryHole.Cause cause) {
		this.counters.count(Transition.INACCESSIBLE);
		this.lane.inaccessible();
		this.events.positionGivenUp();
		this.expectation.settle();
		this.box.clearWants();
		skipGaps(cause);
		this.box.fetchEnded();
	}

	/** The channel may be readable again. */
	void accessible() {
		this.counters.count(Transition.ACCESSIBLE);
		this.lane.accessible();
	}

	/** The server answered: the channel can be read. */
	void answered() {
		this.lane.accessible();
	}

	/**
	 * The server mentioned a position ahead.
	 */
	void expect(int pts) {
		if (!isBehindExpectation()) {
			// the position that was mentioned before has been reached
			this.expectation.settle();
		}
		this.expectation.raise(pts);
	}

	/** Waits for what is pushed to reach the position, as for a gap. */
	void awaitExpected(int pts, Runnable look) {
		this.expectation.await((long) pts - this.box.position(), look);
	}

	/** The position that the server mentioned. */
	ExpectedPosition expectation() {
		return this.expectation;
	}

	boolean isBehindExpectation() {
		return this.box.isKnown() && this.expectation.pts() > this.box.position();
	}

	/** Whether a page may be asked for. */
	boolean acceptsPage() {
		return this.lane.window().acceptsPage();
	}

	/** Whether a page that has come may be taken. */
	boolean takesPage() {
		return this.lane.window().takesPage();
	}

	/** The updates added so far are a page that ends at a position. */
	void page(int pts) {
		this.lane.begin(pts);
		this.box.moveTo(pts);
		this.lane.page();
	}

	/** An answer without content named a position. */
	void emptyPage(int pts) {
		this.box.moveTo(Math.max(this.box.position(), pts));
	}

	/**
	 * Gives up the position for one that may be of another count. If it is smaller, the
	 * server has reset its count and what is buffered means nothing any more.
	 * @param lastMessageId highest id of a message of the channel, 0 if not known
	 */
	void rebase(int pts, int lastMessageId) {
		if (!this.box.isKnown()) {
			beginFromAnswer(pts);
			return;
		}
		// what was announced may be a position of another count
		this.expectation.settle();
		this.events.positionGivenUp();
		this.lane.rebase(this.box.position(), pts, lastMessageId);
		this.box.rebase(pts);
	}

	/** Offers a member that was kept. */
	void offerAgain(BufferedMember<SequencedUpdate> member) {
		this.box.offer(member.payload(), member.position(), member.count());
	}

	/** Goes on where the server's log begins; the message is the newest one known. */
	void tooLong(int pts, int lastMessageId) {
		this.events.positionGivenUp();
		this.lane.tooLong(this.box.position(), pts, lastMessageId);
		this.box.rebase(pts);
	}

	/**
	 * A batch was committed.
	 * @return whether it was the oldest one
	 */
	boolean committed(long batchId) {
		return this.lane.committed(batchId);
	}

	/** The lane may have room again. */
	void relieve() {
		if (!this.lane.window().hasRoomAgain()) {
			return;
		}
		if (!this.box.isFetching()) {
			this.beginning.withoutAnswer();
		}
		this.box.relieved();
	}

	/** Whether something is buffered. */
	boolean isBuffering() {
		return this.box.buffered() > 0;
	}

	/** The box itself, to make room in it. */
	Box<?> toMakeRoomIn() {
		return this.box;
	}

	/** Emits what the step collected as one batch. */
	void flush() {
		this.lane.flush(this.box.position(), isQuiet());
	}

	/** Ends the step. */
	void endStep() {
		flush();
		if (this.lane.window().isFull()) {
			this.box.congested();
		}
	}

	/** Whether nothing is missing. */
	boolean isQuiet() {
		return this.box.isSynced() && !isBehindExpectation();
	}

	/** Whether nothing is missing, and nothing has to be stored any more. */
	boolean isSettled() {
		return isQuiet() && this.lane.isCommitted();
	}

	/** The intent to fetch it. */
	Intent intent() {
		return this.lane.intent();
	}

	/**
	 * The intent to store before the account moves on, {@code null} if none is needed:
	 * the channel is settled, or the stored one still holds.
	 */
	@Nullable FetchIntent newIntent(long generation, long accountBatchId) {
		boolean nothingToFetch = !this.box.isKnown() && !this.box.wantsFetch() && !this.box.isHolding();
		if (this.lane.isIntended(this.beginning.latest()) || isSettled() || nothingToFetch) {
			return null;
		}
		// what is applied is not stored yet, and must not be forgotten with this engine
		int reached = Math.max(this.expectation.pts(), this.box.position());
		return this.lane.intend(reached, this.beginning.latest(), generation, accountBatchId);
	}

}
