package io.github.telegramupdates.benchmarks.connection;

import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * How long something took each time.
 */
final class Latencies {

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
	 */
	static Latencies of(int count, Callable<?> action) throws Exception {
		long[] nanos = new long[count];
		for (int i = 0; i < count; i++) {
			long start = System.nanoTime();
			action.call();
			nanos[i] = System.nanoTime() - start;
		}
		return ofNanos(nanos);
	}

	static Latencies ofNanos(long... nanos) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return new Latencies(sorted);
	}

	/**
	 * The time within which so many were done.
	 * @param percent how many of a hundred
	 * @return microseconds
	 */
	double percentile(int percent) {
		int rank = (int) Math.ceil(this.sorted.length * percent / 100.0);
		return this.sorted[rank - 1] / NANOS_PER_MICRO;
	}

}
