package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is busy: something of it is missing, fetched, or not committed yet. Idle
 * channels are rows of the {@link ChannelTable}, and their objects become other channels.
 */
final class Channel {

	private final Counters counters;

	private final Box<DeliveredUpdate> box;

	private final ChannelLane lane;

	private final Deadlines deadlines;

	private final Expectation expectation;

	private final NewCount newCount;

	private long id;

	/** Most channels are never fetched. */
	private @Nullable FetchPlan plan;

	private boolean touched;

	/**
	 * Where it begins at the latest, while its first position is asked for: the lowest
	 * one that was pushed or announced meanwhile.
	 */
	private int beginning = Box.UNKNOWN;

	Channel(Outbox outbox, ChannelLane lane, Deadlines deadlines, Counters counters, MemoryBudget budget,
			ChannelNeeds needs) {
		this.counters = counters;
		this.lane = lane;
		this.deadlines = deadlines;
		this.expectation = new Expectation(deadlines);
		this.newCount = new NewCount(budget.ofSuspects(), counters);
		this.box = new Box<>(BoxId.NONE, Box.UNKNOWN, Chaining.EXACT, new ChannelEvents(this, needs, outbox, counters),
				deadlines, counters, budget);
	}

	/** Becomes another channel: this one is idle, so nothing of it is left behind. */
	void become(BoxId channel) {
		ChannelState known = this.lane.become(channel.channelId());
		this.box.become(channel, (known != null) ? known.pts() : Box.UNKNOWN);
		this.id = channel.channelId();
	}

	/** Is idle from now on: what was planned for it means nothing any more. */
	void retire() {
		this.expectation.settle();
		if (this.plan != null) {
			this.plan.drop();
			this.plan = null;
		}
	}

	long id() {
		return this.id;
	}

	Box<DeliveredUpdate> box() {
		return this.box;
	}

	ChannelLane lane() {
		return this.lane;
	}

	FetchPlan plan() {
		if (this.plan == null) {
			this.plan = new FetchPlan(this.deadlines);
		}
		return this.plan;
	}

	/** What speaks for a new count of the server. */
	NewCount newCount() {
		return this.newCount;
	}

	/** The step has to do with it; tells whether that is news. */
	boolean touch() {
		boolean news = !this.touched;
		this.touched = true;
		return news;
	}

	void untouch() {
		this.touched = false;
	}

	/** Takes a live update of this channel. */
	void live(DeliveredUpdate update) {
		if (!this.box.isKnown() && update.count() > 0) {
			beginBefore(update);
		}
		else if (!this.box.isKnown() && !this.box.isHolding()) {
			this.counters.count(Transition.ANNOTATION_OF_UNKNOWN);
			deliverWithoutPosition(update);
			return;
		}
		if (this.lane.isInaccessible()) {
			this.counters.count(Transition.UPDATE_OF_INACCESSIBLE);
		}
		if (update.count() > 0) {
			passWhatCannotBeFetched(update.position() - update.count());
		}
		int before = this.box.position();
		this.box.offer(update, update.position(), update.count());
		if (this.box.position() != before && isDegraded()) {
			// T24: a sign of life is a reason to ask
			this.box.askOnce();
		}
	}

	/** Whether the server could not tell for too long what is missing (T24). */
	boolean isDegraded() {
		return this.plan != null && this.plan.trouble().isDegraded();
	}

	// an annotation makes no baseline
	private void deliverWithoutPosition(DeliveredUpdate update) {
		if (!this.lane.window().isFull()) {
			this.lane.add(update);
		}
	}

	private void beginBefore(DeliveredUpdate update) {
		beginAtTheLatest(update.position() - update.count());
		if (!this.box.isHolding()) {
			this.counters.count(Transition.FIRST_POSITION);
			begin(this.beginning);
		}
	}

	private void beginAtTheLatest(int position) {
		this.beginning = (this.beginning == Box.UNKNOWN) ? position : Math.min(this.beginning, position);
	}

	/**
	 * The server announced a position, which is where a channel without one begins, or
	 * before it if one is being asked for (T3, R-34).
	 */
	void announced(int pts) {
		this.counters.count(Transition.ANNOUNCED_POSITION);
		beginAtTheLatest(pts);
		if (this.box.isFetching()) {
			this.expectation.raise(pts);
			plan().catchUp();
		}
		else {
			begin(this.beginning);
			catchUp();
		}
	}

	/** Takes a first position. */
	void begin(int position) {
		this.beginning = Box.UNKNOWN;
		this.lane.begin(position);
		this.box.begin(position);
	}

	/**
	 * Takes a first position from an answer. What was pushed or announced meanwhile may
	 * begin before it, and is then not skipped.
	 */
	void beginFromAnswer(int position) {
		beginAtTheLatest(position);
		begin(this.beginning);
		this.expectation.raise(position);
	}

	/** There is no answer to wait for: begins with what was pushed or announced. */
	private void beginWithoutAnswer() {
		if (this.box.isKnown()) {
			return;
		}
		if (this.beginning != Box.UNKNOWN) {
			begin(this.beginning);
		}
		else {
			this.box.deliverAnnotationsBefore(Integer.MAX_VALUE);
		}
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
	private void skipGaps(HistoryHole.Cause cause) {
		beginWithoutAnswer();
		this.box.skipGaps((from, to) -> this.lane.pass(from, to, cause));
	}

	/** The server claims again and again that nothing is missing, and yet it is (T32). */
	void skipAskedGaps() {
		beginWithoutAnswer();
		this.box.skipAskedGaps((from, to) -> this.lane.pass(from, to, HistoryHole.Cause.SERVER_INCONSISTENT));
	}

	/** The fetch failed: what chains may be applied meanwhile. */
	void fetchFailed() {
		beginWithoutAnswer();
		this.box.fetchFailed();
	}

	/** The lane has room again. */
	void relieved() {
		if (!this.box.isFetching()) {
			beginWithoutAnswer();
		}
		this.box.relieved();
	}

	/** Fetching has become pointless (T27). */
	void inaccessible() {
		wantNothing(HistoryHole.Cause.INACCESSIBLE);
	}

	/** The account left. */
	void left() {
		wantNothing(HistoryHole.Cause.LEFT);
	}

	private void wantNothing(HistoryHole.Cause cause) {
		this.counters.count(Transition.INACCESSIBLE);
		this.lane.inaccessible();
		this.newCount.clear();
		this.expectation.settle();
		this.box.clearWants();
		skipGaps(cause);
		this.box.fetchEnded();
	}

	/** T24: gaps are passed, and what does not show as a gap is still needed. */
	void replicaRefused() {
		skipGaps(HistoryHole.Cause.DEGRADED);
		if (plan().isMissingMore() || isBehindExpectation()) {
			fetchFailed();
		}
		else {
			this.box.clearWants();
			this.box.fetchEnded();
		}
	}

	/** The channel may be readable again: what it missed has to be fetched. */
	void accessible() {
		this.counters.count(Transition.ACCESSIBLE);
		this.lane.accessible();
		markDirty();
	}

	/** The server answered: the channel can be read. */
	void answered() {
		this.lane.accessible();
	}

	/** Something is missing that no gap shows. */
	void markDirty() {
		plan().missesMore();
		this.box.markDirty();
	}

	/** The server said that there is something to fetch. */
	void catchUp() {
		plan().catchUp();
		this.box.markDirty();
	}

	/**
	 * The server mentioned a position ahead. If the channel is in order otherwise, what
	 * is pushed may reach it first, for as long as a gap is waited for.
	 * @param look what to do after that
	 */
	void expect(int pts, Runnable look) {
		if (!isBehindExpectation()) {
			// the position that was mentioned before has been reached
			this.expectation.settle();
		}
		this.expectation.raise(pts);
		if (this.box.wantsFetch() || isDegraded()) {
			catchUp();
		}
		else {
			this.expectation.await((long) pts - this.box.position(), look);
		}
	}

	/** The position that the server mentioned. */
	Expectation expectation() {
		return this.expectation;
	}

	boolean isBehindExpectation() {
		return this.box.isKnown() && this.expectation.pts() > this.box.position();
	}

	/** The updates added so far are a page that ends at a position. */
	void page(int pts) {
		this.lane.begin(pts);
		this.box.moveTo(pts);
		this.lane.page();
	}

	/**
	 * Gives up the position for one that may be of another count. If it is smaller, the
	 * server counts anew and what is buffered means nothing any more.
	 * @param lastMessageId highest id of a message of the channel, 0 if not known
	 */
	void rebase(int pts, int lastMessageId) {
		plan().ask(FetchPlan.Asking.FOR_UPDATES);
		if (!this.box.isKnown()) {
			beginFromAnswer(pts);
			return;
		}
		// what was announced may be a position of another count
		this.expectation.settle();
		this.newCount.clear();
		this.lane.rebase(this.box.position(), pts, lastMessageId);
		this.box.rebase(pts);
	}

	/** Goes on where the server's log begins; the message is the newest one known. */
	void tooLong(int pts, int lastMessageId) {
		plan().ask(FetchPlan.Asking.FOR_UPDATES);
		this.newCount.clear();
		this.lane.tooLong(this.box.position(), pts, lastMessageId);
		this.box.rebase(pts);
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

	/** Whether it may become a row of the table. */
	boolean isIdle() {
		boolean settled = isQuiet() && this.lane.isCommitted() && this.lane.intent().isNone();
		return settled && !isOpened() && !isDegraded() && !this.newCount.isSuspected();
	}

	private boolean isOpened() {
		return this.plan != null && this.plan.isOpened();
	}

	/**
	 * The promise to make before the account moves on, {@code null} if none is needed:
	 * the channel is settled, or the stored promise still holds.
	 */
	@Nullable FetchIntent promise(long generation, long accountBatchId) {
		boolean settled = isQuiet() && this.lane.isCommitted();
		boolean nothingToFetch = !this.box.isKnown() && !this.box.wantsFetch() && !this.box.isHolding();
		if (this.lane.isPromised(this.beginning) || settled || nothingToFetch) {
			return null;
		}
		// what is applied is not stored yet, and must not be forgotten with this engine
		int reached = Math.max(this.expectation.pts(), this.box.position());
		return this.lane.promise(reached, this.beginning, generation, accountBatchId);
	}

}
