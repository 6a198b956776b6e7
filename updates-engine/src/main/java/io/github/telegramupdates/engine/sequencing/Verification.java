package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.tl.updates.State;

/**
 * Asks for the state after a position came that is so far off that the server may count
 * anew: one question at a time, and at most one a minute.
 */
final class Verification {

	private static final long PAUSE_MILLIS = 60_000;

	private static final long NONE = 0;

	private final AccountBoxes boxes;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private long fetchId = NONE;

	private long nextAt = Long.MIN_VALUE;

	private int ptsBefore;

	private int qtsBefore;

	Verification(AccountBoxes boxes, Outbox outbox, Deadlines deadlines) {
		this.boxes = boxes;
		this.outbox = outbox;
		this.deadlines = deadlines;
	}

	void ask() {
		if (this.fetchId == NONE && this.deadlines.now() >= this.nextAt) {
			this.nextAt = this.deadlines.now() + PAUSE_MILLIS;
			this.ptsBefore = this.boxes.pts();
			this.qtsBefore = this.boxes.qts();
			this.fetchId = this.outbox.nextFetchId();
			this.outbox.emit(new Output.FetchState(this.fetchId));
		}
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
	 * Whether the answer shows that the server counts anew. What was pushed since the
	 * question may have overtaken the answer, which is then no smaller than before.
	 */
	boolean isNewCount(State state) {
		return state.pts() < Math.min(this.ptsBefore, this.boxes.pts())
				|| state.qts() < Math.min(this.qtsBefore, this.boxes.qts());
	}

}
