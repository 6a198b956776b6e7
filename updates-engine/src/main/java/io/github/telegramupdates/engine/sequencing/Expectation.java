package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * A position of a channel that the server mentioned, and that its answers have not
 * reached yet because they come from a replica that lags: when to look for it again
 * (R-33).
 */
final class Expectation {

	private static final long[] LOOK_WAITS_MILLIS = { 1_000, 60_000, 15 * 60 * 1_000 };

	private final Deadlines deadlines;

	private int pts;

	private int looks;

	private Deadlines.@Nullable Deadline next;

	Expectation(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	/**
	 * The position, 0 for none.
	 */
	int pts() {
		return this.pts;
	}

	/**
	 * The server mentioned a position. A farther one is looked for from the beginning.
	 */
	void raise(int mentioned) {
		if (mentioned > this.pts) {
			settle();
			this.pts = mentioned;
		}
	}

	/**
	 * Nothing is expected any more.
	 */
	void settle() {
		this.deadlines.cancel(this.next);
		this.next = null;
		this.looks = 0;
		this.pts = 0;
	}

	/**
	 * An answer stayed behind: looks again, later. Answers before that do not put it off.
	 * @param look what to do then
	 * @return {@code false} if it was looked for often enough
	 */
	boolean lookAgain(Runnable look) {
		if (this.next == null && this.looks < LOOK_WAITS_MILLIS.length) {
			this.next = this.deadlines.in(LOOK_WAITS_MILLIS[this.looks], () -> {
				this.next = null;
				this.looks++;
				look.run();
			});
		}
		return this.next != null;
	}

}
