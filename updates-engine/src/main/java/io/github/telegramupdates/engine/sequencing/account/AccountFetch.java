package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.account.AccountRequests.Method;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.fetch.DifferencePeriod;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchPhase;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.PageNarrowing;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;

/**
 * The one fetch of an account that may be under way: {@code updates.getState} for an
 * account without a position, {@code updates.getDifference} for all else.
 */
final class AccountFetch {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final AccountPages pages;

	private final Outbox outbox;

	private final Counters counters;

	private final Channels channels;

	private final PositionChange position;

	private final AccountRequests requests;

	private final FirstStart firstStart;

	private final DifferencePeriod period;

	private final AccountRetry retry;

	private FetchPhase phase = FetchPhase.IDLE;

	private boolean again;

	private boolean toTheEnd;

	private boolean started;

	private int attempts;

	/** How often the position was given up since the last difference. */
	private int rebases;

	AccountFetch(AccountBoxes boxes, AccountLane lane, AccountPageDelivery delivery, PositionChange position,
			FirstStart firstStart, AccountRequests requests, Channels channels, SequencingContext context) {
		this.boxes = boxes;
		this.lane = lane;
		this.pages = new AccountPages(boxes, lane, delivery, context);
		this.outbox = context.outbox();
		this.counters = context.counters();
		this.channels = channels;
		this.position = position;
		this.firstStart = firstStart;
		this.requests = requests;
		this.period = new DifferencePeriod(context);
		this.retry = new AccountRetry(context);
	}

	/** Whether the first difference has been applied. */
	boolean isStarted() {
		return this.started;
	}

	/** What it is doing. */
	FetchPhase phase() {
		return this.phase;
	}

	/**
	 * First login: asks for the state, then makes a difference from there, because parts
	 * of the state can be stale.
	 */
	void begins() {
		this.toTheEnd = true;
		askState();
	}

	/**
	 * The server does not accept the position, or has reset its count: asks for the state
	 * and goes on from there.
	 */
	void rebase() {
		this.retry.cancel();
		this.rebases++;
		askState();
	}

	/**
	 * The server says that it has reset its count. To one of several sessions a state
	 * does not say what the others were sent, so all that was counted since is fetched
	 * (R-24).
	 */
	void resetsCount() {
		if (this.position.isFoundByState()) {
			this.pages.forgetStandstills();
			this.position.forgetCount();
			rebase();
		}
		else {
			this.position.toBeginning();
			fetchAfterReset();
		}
	}

	private void askState() {
		this.requests.use(Method.STATE);
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

	/** From now on, a difference ends every 15 minutes. */
	void beginPeriod() {
		this.period.begin(this::periodOver);
	}

	// a fetch that is under way is enough, if it goes to the end
	private void periodOver() {
		this.toTheEnd = true;
		if (this.phase == FetchPhase.IDLE) {
			this.counters.count(Transition.IDLE);
			begin();
		}
	}

	/** There may be room again. */
	void resume() {
		if (this.phase == FetchPhase.STALLED && this.lane.window().acceptsPage()) {
			begin();
		}
	}

	private void begin() {
		if (this.requests.mustRest()) {
			retryAfter(this.requests.rest());
			return;
		}
		if (this.requests.method() == Method.DIFFERENCE && !this.lane.window().acceptsPage()) {
			stall();
			return;
		}
		this.counters.count(Transition.FETCH_SENT);
		this.phase = FetchPhase.FETCHING;
		this.again = false;
		this.requests.send();
	}

	/** What chains may be applied meanwhile, unless the lane itself is what is full. */
	private void stall() {
		this.phase = FetchPhase.STALLED;
		if (!this.lane.window().takesPage() && !this.firstStart.isUnderWay()) {
			this.boxes.fetchFailed();
		}
	}

	/** The boxes were moved to where a new count begins. */
	void fetchAfterReset() {
		this.pages.forgetStandstills();
		this.retry.cancel();
		this.requests.use(Method.DIFFERENCE);
		this.toTheEnd = true;
		begin();
	}

	/** Whether an answer is awaited (I-16). */
	private boolean isCurrent(long id) {
		return this.phase == FetchPhase.FETCHING && this.requests.isLatest(id);
	}

	void stateArrived(long id, State state) {
		if (!this.requests.answered(id, Method.STATE) || !isCurrent(id)) {
			return;
		}
		this.requests.use(Method.DIFFERENCE);
		this.firstStart.beginsAt(state);
		this.position.take(state, this.rebases);
		if (this.rebases > 1) {
			retryAfter(this.rebases - 1, "POSITION_INVALID");
		}
		else {
			begin();
		}
	}

	void pageArrived(long id, DifferenceType difference) {
		if (!this.requests.answered(id, Method.DIFFERENCE) || !isCurrent(id)) {
			return;
		}
		this.attempts = 0;
		if (!(difference instanceof DifferenceTooLong)) {
			this.rebases = 0;
		}
		AccountPages.Next next = this.pages.take(difference, this.toTheEnd);
		this.requests.narrowing().answered(this.pages.standstills() == 0);
		switch (next) {
			case PAGE -> begin();
			case PAGE_AFTER_A_WAIT -> retryAfter(1, "STANDSTILL");
			case NO_ROOM -> stall();
			case EARLY_END -> finishPages();
			case END -> {
				this.period.differenceEnded(this::periodOver);
				finishPages();
			}
			case END_WITHOUT_PROGRESS -> {
				this.period.differenceEnded(this::periodOver);
				finishEmpty();
			}
			case NEW_POSITION -> rebase();
			case NEW_COUNT -> resetsCount();
			case TOO_LONG_FOR_NOTHING -> retryAfter(this.pages.standstills(), "TOO_LONG");
		}
	}

	// what nothing but an answer mentions is not there, however much else comes
	private void finishPages() {
		endPages();
		if (this.boxes.waitForAffectedOnly()) {
			passEmptyAnswer();
		}
		else {
			finish();
		}
	}

	private void finishEmpty() {
		endPages();
		passEmptyAnswer();
	}

	// while this is still a fetch, so that what the boxes want now comes after it
	private void endPages() {
		this.firstStart.end();
		this.boxes.adoptFirstQts();
		this.boxes.fetchEnded();
	}

	// an answer that moves nothing while something is missing comes from a replica
	// that lags
	private void passEmptyAnswer() {
		if (this.boxes.hasGap() && this.pages.mayComeLater()) {
			delayed();
			this.retry.in(this.pages.waitAfterEmptyAnswer(), "EMPTY", this::begin);
			return;
		}
		if (this.boxes.hasGap()) {
			this.boxes.skipGaps();
		}
		finish();
	}

	private void finish() {
		this.pages.forgetStandstills();
		this.again |= this.boxes.wantPeers();
		this.phase = FetchPhase.IDLE;
		this.toTheEnd &= this.again;
		fetched();
		if (this.phase == FetchPhase.IDLE && (this.again || this.boxes.wantFetch())) {
			begin();
		}
	}

	private void fetched() {
		this.position.settled();
		if (!this.started) {
			this.started = true;
			this.channels.open();
			this.outbox.report(new EngineEvent.Started());
		}
	}

	/**
	 * A request failed, which may be none of these.
	 * @return whether the authorisation is gone
	 */
	boolean failed(long id, FetchError error) {
		Method method = this.requests.failed(id);
		boolean unauthorized = method != null && error.kind() == FetchError.Kind.FATAL_AUTH;
		if (method == null || unauthorized) {
			return unauthorized;
		}
		if (isCurrent(id)) {
			failed(method, error);
		}
		else {
			// given up: only what concerns all requests matters
			this.requests.refused(method, error);
		}
		return false;
	}

	private void failed(Method method, FetchError error) {
		this.requests.failed(method, error);
		switch (error.kind()) {
			case FLOOD, FROZEN -> retryAfter(this.requests.rest());
			case POSITION_INVALID -> {
				this.counters.count(Transition.POSITION_REFUSED);
				rebase();
			}
			case BAD_ARGUMENT, IMPOSSIBLE_ANSWER -> {
				this.outbox.report(new EngineEvent.Anomaly(BoxId.COMMON, error.type()));
				failedForNow(error);
			}
			case DECODE -> undecodable(method, error);
			default -> failedForNow(error);
		}
	}

	private void undecodable(Method method, FetchError error) {
		PageNarrowing narrowing = this.requests.narrowing();
		if (method == Method.STATE || narrowing.failed()) {
			failedForNow(error);
			return;
		}
		this.counters.count(Transition.FETCH_FAILED);
		delayed();
		this.retry.in(narrowing.giveUp(BoxId.COMMON, this.boxes.pts(), error, this.outbox), error.type(), this::begin);
	}

	private void failedForNow(FetchError error) {
		this.counters.count(Transition.FETCH_FAILED);
		retryAfter(++this.attempts, error.type());
	}

	private void retryAfter(int attempt, String reason) {
		delayed();
		this.retry.after(attempt, reason, this::begin);
	}

	private void retryAfter(MethodRest rest) {
		delayed();
		this.retry.after(rest, this::begin);
	}

	private void delayed() {
		this.phase = FetchPhase.WAITING;
		// nothing else has to wait for it
		this.channels.open();
		if (!this.firstStart.isUnderWay()) {
			this.boxes.fetchFailed();
		}
	}

}
