package io.github.telegramupdates.engine.lanes;

import java.time.Duration;

import io.github.telegramupdates.engine.EngineTimers;

/**
 * How often the database gave transactions of an account up for the sake of others. After
 * two in a row the account has one transaction at a time for a minute, so that its lanes
 * do not hinder each other.
 */
public final class TransientErrors {

	static final long SINGLE_MILLIS = Duration.ofMinutes(1).toMillis();

	private static final int IN_A_ROW = 2;

	private static final long NEVER = Long.MIN_VALUE;

	private final EngineTimers timers;

	/** How many there were since the last group without one. */
	private volatile int inARow;

	/** By the engine's clock. */
	private volatile long singleUntil = NEVER;

	public TransientErrors(EngineTimers timers) {
		this.timers = timers;
	}

	/**
	 * A transaction was given up.
	 * @return whether the account has one at a time because of that, and had not before
	 */
	synchronized boolean occurred() {
		this.inARow++;
		if (this.inARow < IN_A_ROW) {
			return false;
		}
		boolean before = isSingle();
		this.singleUntil = this.timers.monotonicMillis() + SINGLE_MILLIS;
		return !before;
	}

	/**
	 * A group has ended of which no transaction was given up.
	 */
	void ended() {
		if (this.inARow != 0) {
			reset();
		}
	}

	private synchronized void reset() {
		this.inARow = 0;
	}

	/**
	 * Whether the account has one transaction at a time now.
	 */
	boolean isSingle() {
		long until = this.singleUntil;
		return until != NEVER && this.timers.monotonicMillis() < until;
	}

}
