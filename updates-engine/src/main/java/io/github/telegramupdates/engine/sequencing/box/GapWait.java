package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * The gap of a box, and how long it may fill by itself before it is fetched: counted from
 * the first arrival behind it, and never extended by later ones.
 */
final class GapWait {

	private final Deadlines deadlines;

	private final SequencingSettings.Gaps gaps;

	private boolean open;

	private long openedAt;

	private long waitsSince;

	private Deadlines.@Nullable Deadline deadline;

	GapWait(SequencingContext context) {
		this.deadlines = context.deadlines();
		this.gaps = context.settings().gaps();
	}

	boolean isOpen() {
		return this.open;
	}

	void open() {
		this.open = true;
		this.openedAt = this.deadlines.now();
		restartWait();
	}

	/**
	 * Closes it.
	 * @return how long it was open, in milliseconds
	 */
	long close() {
		this.open = false;
		return this.deadlines.now() - this.openedAt;
	}

	/**
	 * Counts from now on.
	 */
	void restartWait() {
		this.waitsSince = this.deadlines.now();
	}

	/**
	 * How long a number of missing events may take to come by themselves.
	 */
	static long waitMillis(long missing, SequencingSettings.Gaps gaps) {
		return (missing > gaps.smallMissing()) ? gaps.largeMillis() : gaps.smallMillis();
	}

	/**
	 * Sees to it that the wait ends in time for a number of missing events.
	 * @param expired what to do then
	 */
	void arm(long missing, Runnable expired) {
		long at = this.waitsSince + waitMillis(missing, this.gaps);
		if (this.deadline == null || at < this.deadline.at()) {
			disarm();
			this.deadline = this.deadlines.at(at, () -> {
				this.deadline = null;
				expired.run();
			});
		}
	}

	void disarm() {
		this.deadlines.cancel(this.deadline);
		this.deadline = null;
	}

}
