package io.github.telegramupdates.engine.sequencing;

import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an account, and its idea of now. Only what waits for something has a
 * deadline, so idle channels cost nothing.
 */
final class Deadlines {

	private final TreeSet<Deadline> pending = new TreeSet<>();

	private Moment now = new Moment(0, 0);

	private long order;

	void advanceTo(Moment moment) {
		this.now = moment;
	}

	long now() {
		return this.now.monotonicMillis();
	}

	int serverNow() {
		return this.now.serverUnixSeconds();
	}

	Deadline at(long monotonicMillis, Runnable action) {
		Deadline deadline = new Deadline(monotonicMillis, this.order++, action);
		this.pending.add(deadline);
		return deadline;
	}

	Deadline in(long millis, Runnable action) {
		return at(now() + millis, action);
	}

	void cancel(@Nullable Deadline deadline) {
		if (deadline != null) {
			this.pending.remove(deadline);
		}
	}

	boolean isPending(@Nullable Deadline deadline) {
		return deadline != null && this.pending.contains(deadline);
	}

	void cancelAll() {
		this.pending.clear();
	}

	long earliest() {
		return this.pending.isEmpty() ? Output.ArmTimer.NEVER : this.pending.first().at();
	}

	/**
	 * Runs what is due. What the actions arm for now or earlier runs too.
	 */
	void runDue() {
		while (!this.pending.isEmpty() && this.pending.first().at() <= now()) {
			Deadline due = this.pending.pollFirst();
			due.action().run();
		}
	}

	record Deadline(long at, long order, Runnable action) implements Comparable<Deadline> {

		@Override
		public int compareTo(Deadline other) {
			int byTime = Long.compare(this.at, other.at);
			return (byTime != 0) ? byTime : Long.compare(this.order, other.order);
		}

	}

}
