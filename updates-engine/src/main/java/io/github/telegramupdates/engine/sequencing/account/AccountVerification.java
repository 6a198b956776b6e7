package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.account.AccountRequests.Method;
import io.github.telegramupdates.engine.sequencing.box.NewCount;
import io.github.telegramupdates.engine.sequencing.box.Pending;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationPace;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the state when members of the common box come that may be of a new count
 * . The qts of a state can be stale, so nothing is concluded from it.
 */
final class AccountVerification {

	private static final long NONE = 0;

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final AccountRequests requests;

	private final VerificationPace pace;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final NewCount newCount;

	private long fetchId = NONE;

	private Deadlines.@Nullable Deadline next;

	AccountVerification(AccountBoxes boxes, AccountLane lane, AccountRequests requests, VerificationPace pace,
			MemoryBudget budget, Outbox outbox, Deadlines deadlines, Counters counters) {
		this.boxes = boxes;
		this.lane = lane;
		this.requests = requests;
		this.pace = pace;
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
		this.newCount = new NewCount(budget.ofSuspects(), counters);
	}

	/**
	 * A member of the common box came although its position was passed.
	 * @return whether it is kept
	 */
	boolean keepsBehind(@Nullable DeliveredUpdate update, int position, int count) {
		NewCount.Sign sign = NewCount.Sign.of(update, position, this.boxes.pts(), this.lane.topMessageId());
		return sign != NewCount.Sign.NONE && suspect(position, sign)
				&& this.newCount.keep(Pending.of(update, position, count), sign);
	}

	/**
	 * A position came that is too far ahead to wait for what lies between.
	 */
	void farAhead(int position) {
		suspect(position, NewCount.Sign.FAR_BEHIND);
	}

	private boolean suspect(int position, NewCount.Sign sign) {
		boolean news = !this.newCount.isSuspected();
		if (news && sign != NewCount.Sign.NEW_MESSAGE && !this.pace.allows(BoxId.COMMON)) {
			return false;
		}
		if (news) {
			report(BoxId.COMMON, position, this.boxes.pts());
			this.newCount.suspect(this.boxes.pts());
			askFrom(this.pace.nextAt(BoxId.COMMON));
		}
		return true;
	}

	/**
	 * A qts came that is far off: no question could explain it.
	 * @return whether that is news
	 */
	boolean qtsFarOff(int qts) {
		if (!this.pace.allows(BoxId.QTS)) {
			return false;
		}
		this.pace.noted(BoxId.QTS);
		this.pace.refused(BoxId.QTS);
		report(BoxId.QTS, qts, this.boxes.qts());
		return true;
	}

	private void report(BoxId box, int position, int from) {
		this.outbox.tell(new EngineEvent.Anomaly(box, "position " + position + " after " + from));
	}

	private void askFrom(long time) {
		this.deadlines.cancel(this.next);
		this.next = null;
		long at = Math.max(Math.max(time, this.pace.freeAt()), this.requests.mayAskFrom(Method.STATE));
		if (at > this.deadlines.now()) {
			this.next = this.deadlines.at(at, () -> waited(at));
		}
		else if (this.newCount.isSuspected() && this.fetchId == NONE) {
			this.pace.asked(BoxId.COMMON);
			this.fetchId = this.outbox.nextFetchId();
			this.outbox.emit(new Output.FetchState(this.fetchId));
		}
	}

	private void waited(long until) {
		this.counters.count(Transition.RETRIED);
		askFrom(until);
	}

	/**
	 * Ends the question if a fetch is the one that asked it.
	 * @return whether it was
	 */
	boolean ends(long id) {
		boolean mine = this.fetchId != NONE && id == this.fetchId;
		this.fetchId = mine ? NONE : this.fetchId;
		return mine;
	}

	/**
	 * Judges the answer to the question that has just ended.
	 */
	NewCount.Verdict judge(int pts) {
		if (!this.newCount.isSuspected()) {
			return NewCount.Verdict.REFUTED;
		}
		NewCount.Verdict verdict = this.newCount.judge(pts);
		switch (verdict) {
			case NEW_COUNT -> this.pace.confirmed(BoxId.COMMON);
			case ASK_AGAIN -> askFrom(this.pace.nextAt(BoxId.COMMON));
			case FAR_AHEAD, REFUTED -> {
				this.pace.refused(BoxId.COMMON);
				this.newCount.clear();
			}
		}
		return verdict;
	}

	/**
	 * The question that has just ended failed: it is asked again, later.
	 */
	void failed(FetchError error) {
		this.pace.refused(BoxId.COMMON);
		this.requests.refused(Method.STATE, error);
		long at = Math.max(this.pace.nextAt(BoxId.COMMON), this.requests.mayAskFrom(Method.STATE));
		this.outbox
			.tell(new EngineEvent.FetchRetried(BoxId.COMMON, error.type(), Math.max(0, at - this.deadlines.now())));
		askFrom(at);
	}

	/**
	 * Where a new count begins.
	 * @param told where the server says it is
	 */
	int beginning(int told) {
		return this.newCount.beginning(told);
	}

	/**
	 * The box was moved to the beginning of the new count: its first members are offered
	 * once more.
	 */
	void rebased(int told) {
		this.newCount.take(told).forEach(this.boxes::offerAgain);
		forget();
	}

	/**
	 * The box was moved for another reason: nothing is suspected any more.
	 */
	void forget() {
		this.newCount.clear();
		this.fetchId = NONE;
	}

}
