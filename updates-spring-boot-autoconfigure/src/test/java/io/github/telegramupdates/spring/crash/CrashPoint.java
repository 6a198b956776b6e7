package io.github.telegramupdates.spring.crash;

import java.util.SplittableRandom;

/**
 * Where a process dies.
 *
 * @param moment at what
 * @param count at which of these, from 1
 */
record CrashPoint(Moment moment, int count) {

	static CrashPoint any(SplittableRandom random) {
		Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
		return new CrashPoint(moment, 1 + random.nextInt(moment.range));
	}

	/** What a process does that it can die at. */
	enum Moment {

		/** A statement is about to be sent. */
		STATEMENT(120),

		/** A handler has written. */
		HANDLER(60),

		/** COMMIT is about to be sent. */
		BEFORE_COMMIT(25),

		/** COMMIT has taken effect, and its answer is not there yet. */
		AFTER_COMMIT(25);

		/** How many of these a process may survive. */
		private final int range;

		Moment(int range) {
			this.range = range;
		}

	}

}
