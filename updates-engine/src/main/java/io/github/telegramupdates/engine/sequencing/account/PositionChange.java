package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.tl.updates.State;

/**
 * Gives up the position of an account for another one.
 */
final class PositionChange {

	/** Where a common box begins that the server has reset. */
	private static final int BEGINNING = 1;

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final AccountVerification verification;

	private int sessions = 1;

	private boolean recounting;

	/**
	 * From when the server says that it has reset its count until all of it is fetched.
	 */
	private boolean reported;

	/** The same, but nobody had to say so. */
	private boolean foundOut;

	PositionChange(AccountBoxes boxes, AccountLane lane, AccountVerification verification) {
		this.verification = verification;
		this.boxes = boxes;
		this.lane = lane;
	}

	/**
	 * How many sessions are pushed the updates of the account.
	 */
	void sessions(int count) {
		this.sessions = count;
	}

	/**
	 * Whether the server's state is where to go on from when it has reset its count. A
	 * state does not say what other sessions were sent, but a first position is to be
	 * found by it.
	 */
	boolean isFoundByState() {
		return this.sessions == 1 || !this.boxes.isKnown();
	}

	/**
	 * Whether a page says again what is being done about already.
	 */
	boolean isReported() {
		return this.reported;
	}

	/**
	 * Whether the server says what is being done about already: it notifies each session
	 * and may be late for one that found it out by itself.
	 */
	boolean isReportedAgain() {
		return this.reported && (this.sessions > 1 || this.foundOut);
	}

	/**
	 * All that the server has is fetched.
	 */
	void settled() {
		this.reported = false;
		this.foundOut = false;
	}

	/**
	 * The server resets the common box: what is buffered means nothing any more, and what
	 * is pushed from now on waits for the first position of the new count.
	 */
	void forgetCount() {
		this.reported = true;
		this.recounting |= this.boxes.isKnown();
		this.boxes.forgetCommon();
	}

	/**
	 * Takes the server's pts. Its qts can be stale, and its date would hide channels, so
	 * the own ones stay, unless the server refuses those, too.
	 * @param attempts how often the position was given up in a row; 0 if there was none
	 */
	void take(State state, int attempts) {
		if (!this.boxes.isKnown() && !this.recounting) {
			this.boxes.begin(state);
			return;
		}
		boolean resetsCount = this.recounting || state.pts() < this.lane.state().pts();
		int qts = (attempts > 1) ? state.qts() : this.boxes.qts();
		this.recounting = false;
		if (resetsCount) {
			moveBefore(state.pts(), qts);
		}
		else {
			this.verification.forget();
			this.boxes.rebase(state.pts(), qts);
		}
		this.boxes.answered(this.lane.date(), state.seq());
	}

	/**
	 * The server resets the common box, as was suspected. Nothing else of its state is
	 * taken: the qts can be stale.
	 */
	void verified(State state) {
		this.reported = true;
		this.foundOut = true;
		this.recounting = false;
		moveBefore(state.pts(), this.boxes.qts());
	}

	// a new count begins before the first of its members that was pushed
	private void moveBefore(int pts, int qts) {
		this.boxes.rebase(this.verification.beginning(pts), qts);
		this.verification.rebased(pts);
	}

	/**
	 * Goes back to where the count of the server was reset.
	 */
	void toBeginning() {
		this.reported = true;
		this.verification.forget();
		if (this.boxes.pts() != BEGINNING) {
			this.boxes.rebase(BEGINNING, this.boxes.qts());
		}
	}

}
