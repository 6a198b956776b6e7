package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * How long a gap may fill by itself before it is fetched: counted from the first arrival
 * behind it, and never extended by later ones.
 */
final class GapWait {

	private static final int SHORT_GAP = 10;

	private static final long SHORT_GAP_MILLIS = 500;

	private static final long LONG_GAP_MILLIS = 150;

	private final Deadlines deadlines;

	private final Runnable expired;

	private long since;

	private Deadlines.@Nullable Deadline deadline;

	GapWait(Deadlines deadlines, Runnable expired) {
		this.deadlines = deadlines;
		this.expired = expired;
	}

	/**
	 * Counts from now on.
	 */
	void begin() {
		this.since = this.deadlines.now();
	}

	/**
	 * Sees to it that the wait ends in time for a number of missing events.
	 */
	void arm(long missing) {
		long at = this.since + ((missing > SHORT_GAP) ? LONG_GAP_MILLIS : SHORT_GAP_MILLIS);
		if (this.deadline == null || at < this.deadline.at()) {
			disarm();
			this.deadline = this.deadlines.at(at, this::expire);
		}
	}

	void disarm() {
		this.deadlines.cancel(this.deadline);
		this.deadline = null;
	}

	private void expire() {
		this.deadline = null;
		this.expired.run();
	}

}
