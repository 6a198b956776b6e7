package io.github.telegramupdates.spring.ownership.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How long a lock counts as held after its last renewal. Two clocks have to agree: the
 * one that never jumps stands still while the machine is suspended, and the wall clock
 * may be put back.
 */
final class Lease {

	private final LongSupplier wallMillis;

	private final Duration validity;

	private final AtomicReference<@Nullable Moment> end = new AtomicReference<>();

	/**
	 * Creates a lease that is not held.
	 * @param validity how long a renewal lasts
	 * @param wallMillis the wall clock, in milliseconds
	 */
	Lease(Duration validity, LongSupplier wallMillis) {
		this.validity = validity;
		this.wallMillis = wallMillis;
	}

	Moment now() {
		return new Moment(System.nanoTime(), this.wallMillis.getAsLong());
	}

	/**
	 * The lock was renewed.
	 * @param began when the renewal began
	 */
	void renew(Moment began) {
		this.end.set(began.plus(this.validity));
	}

	boolean isValid() {
		Moment last = this.end.get();
		return last != null && now().isBefore(last);
	}

	/** Whether it was held, and its time is over. */
	boolean isOver() {
		return this.end.get() != null && !isValid();
	}

	/**
	 * Ends the lease if its time is over.
	 * @return whether this call ended it
	 */
	boolean expire() {
		Moment last = this.end.get();
		return last != null && !now().isBefore(last) && this.end.compareAndSet(last, null);
	}

	/**
	 * A point in time.
	 *
	 * @param nanos of the clock that never jumps
	 * @param millis of the wall clock
	 */
	record Moment(long nanos, long millis) {

		private Moment plus(Duration duration) {
			return new Moment(this.nanos + duration.toNanos(), this.millis + duration.toMillis());
		}

		private boolean isBefore(Moment other) {
			return this.nanos - other.nanos < 0 && this.millis < other.millis;
		}

	}

}
