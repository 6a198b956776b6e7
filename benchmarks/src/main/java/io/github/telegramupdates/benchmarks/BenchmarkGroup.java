package io.github.telegramupdates.benchmarks;

/**
 * Measurements that belong together.
 */
@FunctionalInterface
public interface BenchmarkGroup {

	/**
	 * Measures and reports.
	 * @param effort how long to measure
	 * @param report where to write the figures
	 * @throws Exception if something could not be measured
	 */
	void run(Effort effort, Report report) throws Exception;

}
