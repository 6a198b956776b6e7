package io.github.telegramupdates.engine.sequencing;

import java.util.HashSet;
import java.util.Set;

/**
 * The requests of an account: the latest, whose answer counts, and those that were given
 * up for it, of whose answers only a refusal that concerns the whole account does.
 */
final class AccountRequests {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Set<Long> unanswered = new HashSet<>();

	private long latest;

	/** Whether the state is asked for, and not a difference. */
	private boolean forState;

	/** Until when the server wants no difference (T25). */
	private long restsUntil = Long.MIN_VALUE;

	AccountRequests(AccountBoxes boxes, AccountLane lane, Outbox outbox, Deadlines deadlines) {
		this.boxes = boxes;
		this.lane = lane;
		this.outbox = outbox;
		this.deadlines = deadlines;
	}

	/**
	 * Asks for the state from now on.
	 */
	void forState() {
		this.forState = true;
	}

	/**
	 * Asks for a difference from now on.
	 */
	void forDifference() {
		this.forState = false;
	}

	boolean isForState() {
		return this.forState;
	}

	/**
	 * How long the server wants to be left alone, 0 if it may be asked.
	 */
	long restMillis() {
		boolean rests = !this.forState && this.restsUntil > this.deadlines.now();
		return rests ? this.restsUntil - this.deadlines.now() : 0;
	}

	void send() {
		this.latest = this.outbox.nextFetchId();
		this.unanswered.add(this.latest);
		this.boxes.fetchSent();
		if (this.forState) {
			this.outbox.emit(new Output.FetchState(this.latest));
		}
		else {
			this.outbox.emit(new Output.FetchAccount(this.latest, Math.max(1, this.boxes.pts()), this.boxes.qts(),
					Math.max(1, this.lane.date())));
		}
	}

	boolean isLatest(long id) {
		return this.latest == id;
	}

	/**
	 * An answer came.
	 * @return whether it was still to come
	 */
	boolean answered(long id) {
		return this.unanswered.remove(id);
	}

	/**
	 * The server asks for a rest.
	 * @return how long it takes, in milliseconds
	 */
	long flooded(FetchError error) {
		long millis = RetryWait.floodMillis(error.waitSeconds(), this.outbox.spread());
		this.restsUntil = Math.max(this.restsUntil, this.deadlines.now() + millis);
		return this.restsUntil - this.deadlines.now();
	}

}
