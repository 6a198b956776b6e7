package io.github.telegramupdates.engine.inquest;

import io.github.telegramupdates.engine.sequencing.Progress;

/**
 * I-10: what is buffered stays within the bounds of R-18, and nothing is buffered without
 * something that is waited for.
 */
final class Bounds implements Invariant {

	private static final int UPDATES = 20_000;

	private static final long BYTES = 64L << 20;

	/** For a free place in the queue of channels, or after a failure. */
	private static final long LONGEST_WAIT_MILLIS = 60_000;

	/** The longest pause between two questions whether the server counts anew. */
	private static final long QUESTION_MILLIS = 60 * 60_000;

	@Override
	public void check(Step step, Pending pending) {
		Progress now = step.after();
		boolean within = now.buffered() >= 0 && now.buffered() <= UPDATES && now.bufferedBytes() >= 0
				&& now.bufferedBytes() <= BYTES;
		Verdict.that(within, "I-10: too much is buffered: %s", step);
		Verdict.that(now.buffered() > 0 || now.bufferedBytes() == 0, "I-10: bytes of nothing: %s", step);
		long longest = pending.suspects() ? QUESTION_MILLIS : LONGEST_WAIT_MILLIS;
		boolean timed = pending.armed() <= step.now() + longest;
		boolean waits = timed || now.openGaps() > 0 || !now.idle() || pending.isFetching() || pending.awaitsCommit();
		Verdict.that(now.buffered() == 0 || waits, "I-10: buffered, but nothing is waited for: %s", step);
	}

}
