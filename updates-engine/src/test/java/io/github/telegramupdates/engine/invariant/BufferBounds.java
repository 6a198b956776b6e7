package io.github.telegramupdates.engine.invariant;

import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Progress;

/**
 * I-10: what is buffered stays within the bounds of R-18, no page is asked for while they
 * are reached, and nothing is buffered without something that is waited for.
 */
final class BufferBounds implements Invariant {

	/** For a free place in the queue of channels, or after a failure. */
	private static final long LONGEST_WAIT_MILLIS = 60_000;

	/** The longest pause between two questions whether the server has reset its count. */
	private static final long QUESTION_MILLIS = 60 * 60_000;

	/** More bytes than a member has in a run. */
	private static final int LARGEST_MEMBER = 1_024;

	private final MemoryLimits limits;

	BufferBounds(MemoryLimits limits) {
		this.limits = limits;
	}

	@Override
	public void check(EngineStep step, PendingWork pending) {
		Progress now = step.after();
		checkSize(now, step);
		boolean fetches = step.outputs(Output.FetchChannel.class).findAny().isPresent()
				|| step.outputs(Output.FetchAccount.class).findAny().isPresent();
		Check.that(!now.full() || !fetches, "I-10: a page is asked for that there is no room for: %s", step);
		long longest = pending.suspects() ? QUESTION_MILLIS : LONGEST_WAIT_MILLIS;
		boolean timed = pending.armed() <= step.now() + longest;
		boolean waits = timed || now.openGaps() > 0 || !now.idle() || pending.isFetching() || pending.awaitsCommit();
		Check.that(now.buffered() == 0 || waits, "I-10: buffered, but nothing is waited for: %s", step);
	}

	/**
	 * What may be of a new count has room of its own, and takes one that does not fit.
	 */
	private void checkSize(Progress now, EngineStep step) {
		int waiting = now.buffered() - now.suspected();
		long bytes = this.limits.bytes() + this.limits.bytes() / 4 + ((now.suspected() > 0) ? LARGEST_MEMBER : 0);
		boolean within = waiting >= 0 && now.suspected() <= Math.max(1, this.limits.updates() / 4)
				&& now.bufferedBytes() >= 0 && now.bufferedBytes() <= bytes;
		Check.that(within, "I-10: too much is buffered: %s", step);
		Check.that(now.buffered() > 0 || now.bufferedBytes() == 0, "I-10: bytes of nothing: %s", step);
		boolean reached = waiting + now.uncommitted() >= this.limits.updates();
		Check.that(now.full() || !reached, "I-10: there should be no room: %s", step);
		Check.that(!now.full() || waiting == 0, "I-10: lanes hold all the room, and %d are buffered: %s", waiting,
				step);
	}

}
