package io.github.telegramupdates.engine.sequencing.account;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Input.Missed.AccountPart;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.container.SeqMembers;
import io.github.telegramupdates.engine.sequencing.fetch.DifferenceFailureReports;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.FetchPhase;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import org.jspecify.annotations.Nullable;

/**
 * The account itself: its boxes, its lane and its one fetch. It receives what happened,
 * and makes its requests by itself.
 */
public final class Account {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final AccountRequests requests;

	private final AccountVerification verification;

	private final PositionChange position;

	private final FirstStart firstStart;

	private final AccountFetch fetch;

	private final Channels channels;

	private @Nullable Long lastSession;

	private Account(AccountBoxes boxes, AccountLane lane, AccountRequests requests, AccountVerification verification,
			PositionChange position, FirstStart firstStart, AccountFetch fetch, Channels channels) {
		this.boxes = boxes;
		this.lane = lane;
		this.requests = requests;
		this.verification = verification;
		this.position = position;
		this.firstStart = firstStart;
		this.fetch = fetch;
		this.channels = channels;
	}

	/**
	 * Makes the account that was loaded.
	 * @param channels those that its differences name
	 */
	public static Account create(Input.Load load, Channels channels, VerificationRate rate, SequencingContext context) {
		AccountLane lane = new AccountLane(context, load);
		PositionBoxListener positions = new PositionBoxListener(lane, context.outbox(), context.counters());
		SeqBoxListener seqs = new SeqBoxListener(lane, context.outbox(), context.counters());
		AccountBoxes boxes = new AccountBoxes(lane, positions, seqs, context);
		AccountRequests requests = new AccountRequests(boxes, lane, context);
		AccountVerification verification = new AccountVerification(boxes, lane, requests, rate, context);
		PositionChange position = new PositionChange(boxes, lane, verification);
		FirstStart firstStart = new FirstStart(boxes, lane, channels);
		AccountPageDelivery pages = new AccountPageDelivery(boxes, lane, channels, position, firstStart,
				context.outbox());
		AccountFetch fetch = new AccountFetch(boxes, lane, pages, position, firstStart, requests, channels, context);
		Account account = new Account(boxes, lane, requests, verification, position, firstStart, fetch, channels);
		positions.of(account);
		seqs.of(account);
		return account;
	}

	/** Takes over what an earlier engine learnt. */
	public void restore(ServerLimits limits) {
		this.fetch.beginPeriod();
		this.requests.restore(limits);
	}

	/** Starts from what is stored, {@code null} if the account has no position. */
	public void start(@Nullable AccountState state) {
		if (state == null) {
			this.firstStart.begins();
			this.fetch.begins();
		}
		else {
			this.boxes.start(state);
			this.fetch.requestAll();
		}
	}

	/** Whether the first difference has been applied. */
	public boolean isStarted() {
		return this.fetch.isStarted();
	}

	/** Takes a member of one of its boxes of positions. */
	public void live(SequencedUpdate update) {
		this.boxes.offer(update);
	}

	/** Takes the members of an ordered container that have no position of their own. */
	public void ordered(SeqMembers members, int seqStart, int seq) {
		this.boxes.offerOrdered(members, seqStart, seq);
	}

	/** Whether a container came before. */
	public boolean hasSeen(int seq) {
		return this.boxes.hasSeen(seq);
	}

	/** Delivers what has no place in a sequence. */
	public void deliver(SequencedUpdate update) {
		this.lane.add(update);
	}

	/** A call moved the position without an update. */
	public void affected(int pts, int count) {
		this.boxes.offerAffected(pts, count);
	}

	/** Something of the common box is missing that no gap shows. */
	public void markDirty() {
		this.boxes.markCommonDirty();
	}

	/** Something was dropped before it came here. */
	public void missed(Set<AccountPart> parts) {
		if (parts.contains(AccountPart.COMMON)) {
			this.boxes.markCommonDirty();
		}
		if (parts.contains(AccountPart.QTS)) {
			this.boxes.markQtsDirty();
		}
		if (parts.contains(AccountPart.NEW_COUNT)) {
			resetsCount();
		}
	}

	/** The server says that it has reset its count. */
	public void resetsCount() {
		if (!this.position.isReportedAgain()) {
			this.fetch.resetsCount();
		}
	}

	/** Updates are pushed to another number of sessions now. */
	public void sessions(int count) {
		this.position.sessions(count);
	}

	/** the server holds nothing of the old session any more. */
	public void newSession(long uniqueId) {
		boolean known = this.lastSession != null && this.lastSession == uniqueId;
		boolean begunWithTheStart = this.lastSession == null && !isStarted();
		this.lastSession = uniqueId;
		if (!known && !begunWithTheStart) {
			this.boxes.forgetSeq();
			this.fetch.requestAll();
		}
	}

	/**
	 * A difference is needed to the very end: something may be missing that left no gap.
	 */
	public void fetchAll() {
		this.fetch.requestAll();
	}

	/** A difference may bring the peers of the short message that comes next. */
	public void fetchPeers() {
		this.fetch.requestPeers();
	}

	/**
	 * A box misses something.
	 * @param dirty whether more may be missing than the gap that shows
	 */
	public void fetchWanted(boolean dirty) {
		if (dirty) {
			this.fetch.requestAll();
		}
		else {
			this.fetch.request();
		}
	}

	/**
	 * A member of a box of positions came although its position was passed.
	 * @return whether it is kept
	 */
	public boolean keepsBehind(BoxId box, @Nullable SequencedUpdate update, int position, int count) {
		if (box.kind() == BoxId.Kind.COMMON) {
			return this.verification.keepsBehind(update, position, count);
		}
		// of a qts box no answer says where the server is
		if (this.verification.isFarOff(position, this.boxes.qts())) {
			this.verification.qtsFarOff(position);
		}
		return false;
	}

	/** A position came that is too far ahead to wait for what lies between. */
	public void farAhead(BoxId box, int position) {
		if (box.kind() == BoxId.Kind.COMMON) {
			this.verification.farAhead(position);
		}
		else if (this.verification.qtsFarOff(position)) {
			this.fetch.requestAll();
		}
	}

	/** The state was asked for, and answered. */
	public void stateArrived(long fetchId, State state) {
		if (this.verification.ends(fetchId)) {
			this.requests.answered(AccountRequests.Method.STATE);
			verified(state);
		}
		else {
			this.fetch.stateArrived(fetchId, state);
		}
	}

	// if nothing is new, whatever was to be fetched still is, and nothing else
	private void verified(State state) {
		switch (this.verification.judge(state.pts())) {
			case NEW_COUNT -> {
				this.position.verified(state);
				this.fetch.fetchAfterReset();
			}
			case FAR_AHEAD -> this.fetch.requestAll();
			case ASK_AGAIN, REFUTED -> {
			}
		}
	}

	/** A page of the difference was answered. */
	public void pageArrived(long fetchId, DifferenceType difference) {
		this.fetch.pageArrived(fetchId, difference);
	}

	/**
	 * A request failed, which may be none of these.
	 * @return whether the authorisation is gone
	 */
	public boolean fetchFailed(long fetchId, FetchError error) {
		if (!this.verification.ends(fetchId)) {
			return this.fetch.failed(fetchId, error);
		}
		boolean unauthorized = error.kind() == FetchError.Kind.FATAL_AUTH;
		if (!unauthorized) {
			this.verification.failed(error);
		}
		return unauthorized;
	}

	/** A call of an earlier engine was refused. */
	public void refused(AccountRequests.Method method, FetchError error) {
		this.requests.refused(method, error);
	}

	/** A batch was committed. */
	public void committed(long batchId) {
		if (!this.lane.window().committed(batchId)) {
			return;
		}
		this.channels.accountCommitted(batchId);
		if (this.lane.window().hasRoomAgain()) {
			this.boxes.relieved();
		}
	}

	/** Emits what the step collected as one batch. */
	public void flush() {
		if (!this.firstStart.isUnderWay()) {
			this.lane.flush(this.channels);
		}
	}

	/** Ends the step: there may be room for the next page. */
	public void endStep() {
		this.fetch.resume();
		flush();
		if (this.lane.window().isFull()) {
			this.boxes.congested();
		}
	}

	/** Adds the boxes in which something is buffered. */
	public void addBuffering(List<Box<?>> boxes) {
		this.boxes.addBuffering(boxes);
	}

	/** The state of one of its boxes, which are fetched together. */
	public BoxState state(BoxId.Kind box) {
		return switch (this.fetch.phase()) {
			case FETCHING -> BoxState.FETCHING;
			case WAITING -> BoxState.BACKOFF;
			case STALLED -> BoxState.QUEUED;
			case IDLE -> this.boxes.state(box);
		};
	}

	/** Whether no difference is needed or under way. */
	public boolean isIdle() {
		return this.fetch.phase() == FetchPhase.IDLE;
	}

	/** Where it is, {@code null} if it has no position yet. */
	public @Nullable AccountState state() {
		return this.boxes.isKnown() ? this.lane.state() : null;
	}

	/**
	 * Until when nothing is asked for because the server wants that, in monotonic
	 * milliseconds.
	 */
	public long waitsUntil() {
		return (this.fetch.phase() == FetchPhase.WAITING) ? this.requests.rest().until() : MethodRest.NONE.until();
	}

	/** Which method rests. */
	public Map<FetchMethod, MethodRest> rests() {
		return this.requests.rests();
	}

	/** Whether its difference fails. */
	public DifferenceFailureReports failures() {
		return this.requests.failures();
	}

}
