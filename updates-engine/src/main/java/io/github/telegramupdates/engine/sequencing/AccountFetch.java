package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import org.jspecify.annotations.Nullable;

/**
 * The one fetch of an account that may be under way: {@code updates.getState} for an
 * account without a position, {@code updates.getDifference} for all else.
 */
final class AccountFetch {

	private static final long[] EMPTY_ANSWER_WAITS_MILLIS = { 500, 2_000, 8_000 };

	private static final int MAX_STANDSTILLS = 3;

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final DifferencePages pages;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final FetchListener listener;

	private final Verification verification;

	private final PositionChange position;

	private FetchPhase phase = FetchPhase.IDLE;

	/** Whether the state is asked for, and not a difference. */
	private boolean asksForState;

	private boolean baseline;

	private boolean again;

	private boolean toTheEnd;

	private long fetchId;

	private int attempts;

	private int emptyAnswers;

	private int standstills;

	/** How often the position was given up since the last difference. */
	private int rebases;

	/** Until when the server wants no difference (T25). */
	private long restsUntil = Long.MIN_VALUE;

	private Deadlines.@Nullable Deadline retry;

	AccountFetch(AccountBoxes boxes, AccountLane lane, DifferencePages pages, PositionChange position, Outbox outbox,
			Deadlines deadlines, Counters counters, FetchListener listener) {
		this.boxes = boxes;
		this.lane = lane;
		this.pages = pages;
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
		this.listener = listener;
		this.verification = new Verification(boxes, outbox, deadlines);
		this.position = position;
	}

	boolean isIdle() {
		return this.phase == FetchPhase.IDLE;
	}

	/**
	 * Whether the fetches under way establish the first position of the account, whose
	 * content is history to it.
	 */
	boolean isBaseline() {
		return this.baseline;
	}

	/**
	 * First login: asks for the state, then makes a difference from there, because parts
	 * of the state can be stale.
	 */
	void baseline() {
		this.baseline = true;
		this.toTheEnd = true;
		askState();
	}

	/**
	 * The server does not accept the position, or counts anew: asks for the state and
	 * goes on from there.
	 */
	void rebase() {
		this.deadlines.cancel(this.retry);
		this.rebases++;
		askState();
	}

	/**
	 * The server says that it counts anew. To one of several sessions a state does not
	 * tell what the others were sent, so all that was counted since is fetched.
	 */
	void countsAnew() {
		this.standstills = 0;
		if (this.position.isFoundByState()) {
			this.position.forgetCount();
			rebase();
		}
		else {
			this.deadlines.cancel(this.retry);
			this.position.toBeginning();
			this.asksForState = false;
			this.toTheEnd = true;
			begin();
		}
	}

	private void askState() {
		this.asksForState = true;
		begin();
	}

	/**
	 * A difference is needed to the very end, whatever is buffered: something may be
	 * missing that left no gap.
	 */
	void requestAll() {
		this.toTheEnd = true;
		request();
	}

	/** A difference is needed to fill a gap that shows now. */
	void request() {
		if (this.phase == FetchPhase.IDLE) {
			begin();
		}
		else if (this.phase == FetchPhase.FETCHING) {
			this.again = true;
		}
	}

	/**
	 * A difference may bring the peers of a short message, which waits for it. One from
	 * each position, so that this cannot go on for ever.
	 */
	void requestPeers() {
		boolean idle = this.phase == FetchPhase.IDLE;
		if (!idle || !this.boxes.havePeersBeenAsked()) {
			this.boxes.awaitPeers();
			this.toTheEnd = true;
		}
		if (idle && this.boxes.wantPeers()) {
			begin();
		}
	}

	/** The lane has room again. */
	void resume() {
		if (this.phase == FetchPhase.STALLED && this.lane.window().acceptsPage()) {
			begin();
		}
	}

	private void begin() {
		if (!this.asksForState && this.restsUntil > this.deadlines.now()) {
			retryIn(this.restsUntil - this.deadlines.now(), "FLOOD_WAIT");
			return;
		}
		if (!this.asksForState && !this.lane.window().acceptsPage()) {
			this.phase = FetchPhase.STALLED;
			return;
		}
		this.counters.count(Transition.FETCH_SENT);
		this.phase = FetchPhase.FETCHING;
		this.again = false;
		this.fetchId = this.outbox.nextFetchId();
		this.boxes.fetchSent();
		if (this.asksForState) {
			this.outbox.emit(new Output.FetchState(this.fetchId));
		}
		else {
			this.outbox.emit(new Output.FetchAccount(this.fetchId, Math.max(1, this.boxes.pts()), this.boxes.qts(),
					Math.max(1, this.lane.date())));
		}
	}

	/**
	 * A position came that is so far off that the server may count anew: asks for the
	 * state, at most once a minute.
	 */
	void verify() {
		this.verification.ask();
	}

	private void verified(State state) {
		if (this.verification.isNewCount(state)) {
			rebase();
		}
		else {
			requestAll();
		}
	}

	/** Whether an answer is awaited (I-16). */
	boolean isCurrent(long id) {
		return this.phase == FetchPhase.FETCHING && this.fetchId == id;
	}

	void stateFetched(long id, State state) {
		if (this.verification.ends(id)) {
			verified(state);
			return;
		}
		if (!isCurrent(id) || !this.asksForState) {
			return;
		}
		this.asksForState = false;
		this.position.take(state, this.rebases);
		if (this.rebases > 1) {
			retryAfter(this.rebases - 1, "POSITION_INVALID");
		}
		else {
			begin();
		}
	}

	void differenceFetched(long id, DifferenceType difference) {
		if (!isCurrent(id) || this.asksForState) {
			return;
		}
		this.attempts = 0;
		if (difference instanceof DifferenceTooLong tooLong) {
			tooLong(tooLong.pts());
			return;
		}
		this.rebases = 0;
		if (difference instanceof DifferenceEmpty empty) {
			this.counters.count(Transition.EMPTY_PAGE);
			this.boxes.answered(empty.date(), empty.seq());
			finishEmpty();
		}
		else if (difference instanceof Difference last) {
			this.counters.count(Transition.LAST_PAGE);
			last(last);
		}
		else if (difference instanceof DifferenceSlice slice) {
			this.counters.count(Transition.PAGE);
			slice(slice);
		}
	}

	private void last(Difference last) {
		int pts = this.boxes.pts();
		int qts = this.boxes.qts();
		if (this.pages.deliver(last, this.baseline)) {
			this.emptyAnswers = 0;
			countsAnew();
		}
		else if (pts == this.boxes.pts() && qts == this.boxes.qts()) {
			finishEmpty();
		}
		else {
			finish();
		}
	}

	private void slice(DifferenceSlice slice) {
		int pts = this.boxes.pts();
		int qts = this.boxes.qts();
		int date = this.lane.date();
		boolean countsAnew = this.pages.deliver(slice, this.baseline);
		boolean sameRest = qts == this.boxes.qts() && date == this.lane.date();
		this.standstills = (sameRest && pts == this.boxes.pts()) ? this.standstills + 1 : 0;
		if (this.standstills >= MAX_STANDSTILLS - 1) {
			this.counters.count(Transition.STANDSTILL);
		}
		if (countsAnew) {
			countsAnew();
		}
		else if (this.standstills >= MAX_STANDSTILLS) {
			this.standstills = 0;
			rebase();
		}
		else if (this.standstills == MAX_STANDSTILLS - 1) {
			retryAfter(1, "STANDSTILL");
		}
		else if (!this.toTheEnd && sameRest && this.boxes.isBufferReached()) {
			finish();
		}
		else {
			begin();
		}
	}

	private void tooLong(int pts) {
		if (pts <= this.boxes.pts()) {
			retryAfter(++this.standstills, "TOO_LONG");
			return;
		}
		this.counters.count(Transition.ACCOUNT_TOO_LONG);
		this.position.tooLong(pts);
		begin();
	}

	// an answer that moves nothing while something is missing comes from a replica
	// that lags
	private void finishEmpty() {
		this.boxes.adoptFirstQts();
		this.boxes.fetchEnded();
		if (this.boxes.hasGap() && this.emptyAnswers < EMPTY_ANSWER_WAITS_MILLIS.length) {
			retryIn(EMPTY_ANSWER_WAITS_MILLIS[this.emptyAnswers++], "EMPTY");
			return;
		}
		if (this.boxes.hasGap()) {
			this.boxes.skipGaps();
		}
		finish();
	}

	private void finish() {
		this.emptyAnswers = 0;
		this.standstills = 0;
		this.baseline = false;
		this.boxes.adoptFirstQts();
		// while this is still a fetch, so that what the boxes want now comes after it
		this.boxes.fetchEnded();
		this.again |= this.boxes.wantPeers();
		this.phase = FetchPhase.IDLE;
		this.toTheEnd &= this.again;
		this.listener.accountFetched();
		if (this.phase == FetchPhase.IDLE && (this.again || this.boxes.wantFetch())) {
			begin();
		}
	}

	void failed(long id, FetchError error) {
		if (this.verification.ends(id)) {
			requestAll();
			return;
		}
		if (!isCurrent(id)) {
			return;
		}
		switch (error.kind()) {
			case FATAL_AUTH -> this.listener.unauthorized(error.type());
			case FLOOD -> {
				this.counters.count(Transition.FLOODED);
				long millis = RetryWait.floodMillis(error.waitSeconds(), this.outbox.spread());
				this.restsUntil = this.deadlines.now() + millis;
				retryIn(millis, error.type());
			}
			case POSITION_INVALID -> {
				this.counters.count(Transition.POSITION_REFUSED);
				rebase();
			}
			case BAD_ARGUMENT, IMPOSSIBLE_ANSWER -> {
				this.outbox.tell(new EngineEvent.Anomaly(BoxId.COMMON, error.type()));
				failedForNow(error);
			}
			default -> failedForNow(error);
		}
	}

	private void failedForNow(FetchError error) {
		this.counters.count(Transition.FETCH_FAILED);
		retryAfter(++this.attempts, error.type());
	}

	private void retryAfter(int attempt, String reason) {
		retryIn(RetryWait.millis(attempt, this.outbox.spread()), reason);
	}

	private void retryIn(long millis, String reason) {
		this.phase = FetchPhase.WAITING;
		this.listener.accountDelayed();
		this.boxes.fetchFailed();
		this.outbox.tell(new EngineEvent.FetchRetried(BoxId.COMMON, reason, millis));
		this.retry = this.deadlines.in(millis, this::retry);
	}

	private void retry() {
		this.counters.count(Transition.RETRIED);
		begin();
	}

}
