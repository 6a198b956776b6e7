package io.github.telegramupdates.engine.lanes;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.RetryPolicy;

/**
 * How long something that failed waits, in milliseconds. Waits are spread by the clock
 * and by what waits instead of by chance: a run that is repeated waits as long.
 */
final class RetryWaits {

	private final EngineTimers timers;

	private final RetryPolicy policy;

	RetryWaits(EngineTimers timers, RetryPolicy policy) {
		this.timers = timers;
		this.policy = policy;
	}

	/**
	 * The wait after a failure.
	 * @param failures how often it has failed, from 1
	 * @param who differs between those that may have failed together
	 */
	long afterFailure(int failures, int who) {
		return this.policy.delay(failures, spread(who)).toMillis();
	}

	/**
	 * The longest wait.
	 * @param who differs between those that may have failed together
	 */
	long longest(int who) {
		return this.policy.longestDelay(spread(who)).toMillis();
	}

	private double spread(int who) {
		return ((this.timers.monotonicMillis() + who) * 0x9E3779B97F4A7C15L >>> 11) * 0x1.0p-53;
	}

}
