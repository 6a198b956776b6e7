package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.account.AccountRequests.Method;
import io.github.telegramupdates.engine.sequencing.box.BufferedMember;
import io.github.telegramupdates.engine.sequencing.box.CountReset;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
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

	private final VerificationRate rate;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final SequencingSettings settings;

	private final CountReset countReset;

	private long fetchId = NONE;

	private Deadlines.@Nullable Deadline next;

	AccountVerification(AccountBoxes boxes, AccountLane lane, AccountRequests requests, VerificationRate rate,
			SequencingContext context) {
		this.boxes = boxes;
		this.lane = lane;
		this.requests = requests;
		this.rate = rate;
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.counters = context.counters();
		this.settings = context.settings();
		this.countReset = new CountReset(context);
	}

	/**
	 * A member of the common box came although its position was passed.
	 * @return whether it is kept
	 */
	boolean keepsBehind(@Nullable SequencedUpdate update, int position, int count) {
		CountReset.Sign sign = CountReset.Sign.of(update, position, this.boxes.pts(), this.lane.topMessageId(),
				this.settings);
		return sign != CountReset.Sign.NONE && suspect(position, sign)
				&& this.countReset.keep(BufferedMember.of(update, position, count), sign);
	}

	/**
	 * A position came that is too far ahead to wait for what lies between.
	 */
	void farAhead(int position) {
		suspect(position, CountReset.Sign.FAR_BEHIND);
	}

	private boolean suspect(int position, CountReset.Sign sign) {
		boolean news = !this.countReset.isSuspected();
		if (news && sign != CountReset.Sign.NEW_MESSAGE && !this.rate.allows(BoxId.COMMON)) {
			return false;
		}
		if (news) {
			report(BoxId.COMMON, position, this.boxes.pts());
			this.countReset.suspect(this.boxes.pts());
			askFrom(this.rate.nextAt(BoxId.COMMON));
		}
		return true;
	}

	/**
	 * Whether a position is so far behind that nothing that is sent again explains it.
	 */
	boolean isFarOff(int position, int from) {
		return CountReset.isFarBehind(position, from, this.settings);
	}

	/**
	 * A qts came that is far off: no question could explain it.
	 * @return whether that is new
	 */
	boolean qtsFarOff(int qts) {
		if (!this.rate.allows(BoxId.QTS)) {
			return false;
		}
		this.rate.noted(BoxId.QTS);
		this.rate.refused(BoxId.QTS);
		report(BoxId.QTS, qts, this.boxes.qts());
		return true;
	}

	private void report(BoxId box, int position, int from) {
		this.outbox.report(new EngineEvent.Anomaly(box, "position " + position + " after " + from));
	}

	private void askFrom(long time) {
		this.deadlines.cancel(this.next);
		this.next = null;
		long at = Math.max(Math.max(time, this.rate.freeAt()), this.requests.mayAskFrom(Method.STATE));
		if (at > this.deadlines.now()) {
			this.next = this.deadlines.at(at, () -> waited(at));
		}
		else if (this.countReset.isSuspected() && this.fetchId == NONE) {
			this.rate.asked(BoxId.COMMON);
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
	CountReset.Verdict judge(int pts) {
		if (!this.countReset.isSuspected()) {
			return CountReset.Verdict.REFUTED;
		}
		CountReset.Verdict verdict = this.countReset.judge(pts);
		switch (verdict) {
			case NEW_COUNT -> this.rate.confirmed(BoxId.COMMON);
			case ASK_AGAIN -> askFrom(this.rate.nextAt(BoxId.COMMON));
			case FAR_AHEAD, REFUTED -> {
				this.rate.refused(BoxId.COMMON);
				this.countReset.clear();
			}
		}
		return verdict;
	}

	/**
	 * The question that has just ended failed: it is asked again, later.
	 */
	void failed(FetchError error) {
		this.rate.refused(BoxId.COMMON);
		this.requests.refused(Method.STATE, error);
		long at = Math.max(this.rate.nextAt(BoxId.COMMON), this.requests.mayAskFrom(Method.STATE));
		this.outbox
			.report(new EngineEvent.FetchRetried(BoxId.COMMON, error.type(), Math.max(0, at - this.deadlines.now())));
		askFrom(at);
	}

	/**
	 * Where a new count begins.
	 * @param reported where the server says it is
	 */
	int beginning(int reported) {
		return this.countReset.beginning(reported);
	}

	/**
	 * The box was moved to the beginning of the new count: its first members are offered
	 * once more.
	 */
	void rebased(int reported) {
		this.countReset.take(reported).forEach(this.boxes::offerAgain);
		forget();
	}

	/**
	 * The box was moved for another reason: nothing is suspected any more.
	 */
	void forget() {
		this.countReset.clear();
		this.fetchId = NONE;
	}

}
