package io.github.telegramupdates.benchmarks;

/**
 * How long to measure.
 *
 * @param forks how many virtual machines measure a microbenchmark one after the other
 * @param warmups seconds of warm-up of a microbenchmark
 * @param measurements seconds of measurement of a microbenchmark
 * @param rounds how often a program repeats what it measures
 */
public record Effort(int forks, int warmups, int measurements, int rounds) {

	/**
	 * Less than two minutes for each group.
	 */
	public static final Effort QUICK = new Effort(1, 3, 4, 11);

	/**
	 * Figures worth comparing between versions.
	 */
	public static final Effort FULL = new Effort(3, 5, 10, 31);

}
