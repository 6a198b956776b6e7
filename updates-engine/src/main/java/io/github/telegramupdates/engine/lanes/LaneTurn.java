package io.github.telegramupdates.engine.lanes;

/**
 * The time that a thread has for the lanes of an account: for how long it delivers, and
 * whether it is quick. A quick one takes several batches of a lane at once, no other one
 * is asked for beside it, and commits are reported together.
 */
final class LaneTurn {

	/** How many groups a thread delivers before others may have it. */
	private static final int MOST_GROUPS = 1_024;

	private static final long MOST_MILLIS = 10;

	/** A thread that makes so many deliveries in a turn is quick. */
	private static final int QUICK_DELIVERIES = 16;

	/** So many commits of a quick thread are reported together, or a few more. */
	private static final int COMMITS_TO_REPORT = 32;

	private final long end;

	private long now;

	private int groups;

	private int deliveries;

	private int unreported;

	private boolean quick;

	/**
	 * Begins a turn.
	 * @param now the time by the engine's clock
	 */
	LaneTurn(long now) {
		this.now = now;
		this.end = now + MOST_MILLIS;
	}

	/**
	 * The thread takes the place of one that was quick.
	 */
	void goesOnQuick() {
		this.quick = true;
	}

	/**
	 * Counts a group.
	 * @param batches how many it had
	 * @param deliveries how many deliveries that were
	 * @param now when the last of them ended, by the engine's clock
	 * @return whether the thread is quick from now on, and was not before
	 */
	boolean delivered(int batches, int deliveries, long now) {
		this.now = now;
		this.groups++;
		this.deliveries += deliveries;
		this.unreported += batches;
		boolean begins = !this.quick && this.deliveries >= QUICK_DELIVERIES;
		this.quick |= begins;
		return begins;
	}

	/**
	 * Whether the commits that the engine does not know of are reported now.
	 */
	boolean reports() {
		boolean reports = !this.quick || this.unreported >= COMMITS_TO_REPORT;
		this.unreported = reports ? 0 : this.unreported;
		return reports;
	}

	/**
	 * Whether the thread delivers another group; else others want it, too.
	 */
	boolean goesOn() {
		return this.groups < MOST_GROUPS && this.now < this.end;
	}

	/**
	 * Whether the thread that comes next is quick if there is more to do: this one was in
	 * this turn, not only before it.
	 */
	boolean handsOn() {
		return this.quick && this.deliveries >= QUICK_DELIVERIES;
	}

	boolean isQuick() {
		return this.quick;
	}

	/**
	 * When the last delivery ended or the turn began, by the engine's clock.
	 */
	long now() {
		return this.now;
	}

}
