package io.github.telegramupdates.engine.sequencing.machine;

import java.util.TreeSet;

import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an account, and its idea of now. Only what waits for something has a
 * deadline, so idle channels cost nothing.
 */
public final class Deadlines {

	private final TreeSet<Deadline> pending = new TreeSet<>();

	private Moment now = new Moment(0, 0);

	private long order;

	public void advanceTo(Moment moment) {
		this.now = moment;
	}

	public long now() {
		return this.now.monotonicMillis();
	}

	public int serverNow() {
		return this.now.serverUnixSeconds();
	}

	public Deadline at(long monotonicMillis, Runnable action) {
		Deadline deadline = new Deadline(monotonicMillis, this.order++, action);
		this.pending.add(deadline);
		return deadline;
	}

	public Deadline in(long millis, Runnable action) {
		return at(now() + millis, action);
	}

	public void cancel(@Nullable Deadline deadline) {
		if (deadline != null) {
			this.pending.remove(deadline);
		}
	}

	public boolean isPending(@Nullable Deadline deadline) {
		return deadline != null && this.pending.contains(deadline);
	}

	public void cancelAll() {
		this.pending.clear();
	}

	public long earliest() {
		return this.pending.isEmpty() ? Output.ArmTimer.NEVER : this.pending.first().at();
	}

	/**
	 * Runs what is due. What the actions arm for now or earlier runs too.
	 */
	public void runDue() {
		while (!this.pending.isEmpty() && this.pending.first().at() <= now()) {
			Deadline due = this.pending.pollFirst();
			due.action().run();
		}
	}

	public record Deadline(long at, long order, Runnable action) implements Comparable<Deadline> {

		@Override
		public int compareTo(Deadline other) {
			int byTime = Long.compare(this.at, other.at);
			return (byTime != 0) ? byTime : Long.compare(this.order, other.order);
		}

	}

}
