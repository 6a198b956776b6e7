package io.github.telegramupdates.engine.sequencing.machine;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * What all parts of the state machine of an account share.
 *
 * @param settings waits, bounds and tables of retries
 * @param outbox where they put what they want done
 * @param deadlines what waits, and the time
 * @param counters what is counted
 * @param budget how much is in memory
 */
public record SequencingContext(SequencingSettings settings, Outbox outbox, Deadlines deadlines, Counters counters,
		MemoryBudget budget) {

	/**
	 * Makes what the parts of a new state machine share.
	 */
	public static SequencingContext of(long userId, SequencingSettings settings) {
		return new SequencingContext(settings, new Outbox(userId), new Deadlines(), new Counters(),
				new MemoryBudget(settings));
	}

}
