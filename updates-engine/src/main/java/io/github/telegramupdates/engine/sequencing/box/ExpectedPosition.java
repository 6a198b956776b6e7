package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * A position of a channel that the server mentioned and that the channel has not reached:
 * how long it may be reached by what is pushed, and when to look for it again if answers
 * stay behind it because they come from a replica that lags.
 */
public final class ExpectedPosition {

	private final Deadlines deadlines;

	private final SequencingSettings.Gaps gaps;

	private int pts;

	private int looks;

	private Deadlines.@Nullable Deadline next;

	private Deadlines.@Nullable Deadline wait;

	public ExpectedPosition(SequencingContext context) {
		this.deadlines = context.deadlines();
		this.gaps = context.settings().gaps();
	}

	/**
	 * The position, 0 for none.
	 */
	public int pts() {
		return this.pts;
	}

	/**
	 * The server mentioned a position. A farther one is looked for from the beginning.
	 */
	public void raise(int mentioned) {
		if (mentioned > this.pts) {
			forgetLooks();
			this.pts = mentioned;
		}
	}

	/**
	 * Waits for what is pushed to reach the position: as long as for a gap, and no longer
	 * because farther positions are mentioned meanwhile.
	 * @param missing how many events are missing
	 * @param look what to do then
	 */
	public void await(long missing, Runnable look) {
		long at = this.deadlines.now() + GapWait.waitMillis(missing, this.gaps);
		if (this.wait == null || at < this.wait.at()) {
			endWait();
			this.wait = this.deadlines.at(at, () -> {
				this.wait = null;
				look.run();
			});
		}
	}

	private void endWait() {
		this.deadlines.cancel(this.wait);
		this.wait = null;
	}

	/**
	 * Nothing is expected any more.
	 */
	public void settle() {
		endWait();
		forgetLooks();
		this.pts = 0;
	}

	private void forgetLooks() {
		this.deadlines.cancel(this.next);
		this.next = null;
		this.looks = 0;
	}

	/**
	 * An answer stayed behind: looks again, later. Answers before that do not put it off.
	 * @param look what to do then
	 * @return {@code false} if it was looked for often enough
	 */
	public boolean lookAgain(Runnable look) {
		if (this.next == null && this.looks < this.gaps.lookMillis().size()) {
			this.next = this.deadlines.in(this.gaps.lookMillis().get(this.looks), () -> {
				this.next = null;
				this.looks++;
				look.run();
			});
		}
		return this.next != null;
	}

}
