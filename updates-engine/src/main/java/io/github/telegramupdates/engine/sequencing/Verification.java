package io.github.telegramupdates.engine.sequencing;

/**
 * Asks for the state after a position came that is so far off that the server may count
 * anew: one question at a time, and at most one a minute.
 */
final class Verification {

	private static final long PAUSE_MILLIS = 60_000;

	private static final long NONE = 0;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private long fetchId = NONE;

	private long nextAt = Long.MIN_VALUE;

	Verification(Outbox outbox, Deadlines deadlines) {
		this.outbox = outbox;
		this.deadlines = deadlines;
	}

	void ask() {
		if (this.fetchId == NONE && this.deadlines.now() >= this.nextAt) {
			this.nextAt = this.deadlines.now() + PAUSE_MILLIS;
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

}
