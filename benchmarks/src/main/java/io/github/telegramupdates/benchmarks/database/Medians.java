package io.github.telegramupdates.benchmarks.database;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Medians of rounds.
 */
final class Medians {

	private Medians() {
	}

	static double of(double... values) {
		return of(Arrays.stream(values));
	}

	static double of(DoubleStream values) {
		double[] sorted = values.sorted().toArray();
		return sorted[sorted.length / 2];
	}

}
