package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Time that passes, without the waits that the server asked for. Safe for use by many
 * threads.
 */
public final class CountedTime {

	private final LongSupplier clock;

	private long counted;

	private long countedUntil;

	private long waitsUntil = Long.MIN_VALUE;

	private boolean running;

	/**
	 * Creates a count that stands still at zero.
	 * @param clock the time in milliseconds, from any origin
	 */
	public CountedTime(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Counts from zero.
	 */
	public synchronized void restart() {
		this.counted = 0;
		this.countedUntil = this.clock.getAsLong();
		this.running = true;
	}

	/**
	 * Counts no more, and forgets what was counted.
	 */
	public synchronized void end() {
		this.counted = 0;
		this.running = false;
	}

	/**
	 * Does not count the time that follows.
	 * @param duration for how long
	 */
	public synchronized void pause(Duration duration) {
		advance();
		this.waitsUntil = Math.max(this.waitsUntil, this.clock.getAsLong() + duration.toMillis());
	}

	/**
	 * What was counted.
	 * @return the time without waits; zero when it is not counted
	 */
	public synchronized Duration elapsed() {
		advance();
		return Duration.ofMillis(this.counted);
	}

	/**
	 * For how long nothing is counted from now on.
	 * @return the rest of the wait in milliseconds; empty if there is none
	 */
	public synchronized OptionalLong waitMillis() {
		long now = this.clock.getAsLong();
		return (this.waitsUntil > now) ? OptionalLong.of(this.waitsUntil - now) : OptionalLong.empty();
	}

	private void advance() {
		long now = this.clock.getAsLong();
		if (this.running) {
			this.counted += Math.max(0, now - Math.max(this.countedUntil, this.waitsUntil));
		}
		this.countedUntil = now;
	}

}
