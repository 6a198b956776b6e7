package io.github.telegramupdates.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * How long something took each time.
 */
public final class Latencies {

	private static final double NANOS_PER_MICRO = 1e3;

	private final long[] sorted;

	private Latencies(long[] sorted) {
		this.sorted = sorted;
	}

	/**
	 * Does something one time after the other.
	 * @param count how often
	 * @param action what
	 * @return how long it took
	 * @throws Exception what the action throws
	 */
	public static Latencies of(int count, Callable<?> action) throws Exception {
		long[] nanos = new long[count];
		for (int i = 0; i < count; i++) {
			long start = System.nanoTime();
			action.call();
			nanos[i] = System.nanoTime() - start;
		}
		return ofNanos(nanos);
	}

	/**
	 * Times that were taken already.
	 * @param nanos nanoseconds, in any order
	 * @return the times
	 */
	public static Latencies ofNanos(long... nanos) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return new Latencies(sorted);
	}

	/**
	 * The time within which so many were done.
	 * @param percent how many of a hundred
	 * @return microseconds
	 */
	public double percentile(int percent) {
		int rank = (int) Math.ceil(this.sorted.length * percent / 100.0);
		return this.sorted[rank - 1] / NANOS_PER_MICRO;
	}

}
