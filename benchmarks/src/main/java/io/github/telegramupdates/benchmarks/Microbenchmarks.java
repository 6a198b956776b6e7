package io.github.telegramupdates.benchmarks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks of a class, with their allocation.
 */
public final class Microbenchmarks {

	private Microbenchmarks() {
	}

	/**
	 * Runs the benchmarks of a class.
	 * @param benchmarks the class
	 * @param effort how long to measure
	 * @return a result for each benchmark and each value of its parameters
	 * @throws RunnerException if they do not run
	 */
	public static Collection<RunResult> run(Class<?> benchmarks, Effort effort) throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().include("^" + benchmarks.getName() + "\\.")
			.forks(effort.forks())
			.warmupIterations(effort.warmups())
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(effort.measurements())
			.measurementTime(TimeValue.seconds(1))
			.timeUnit(TimeUnit.NANOSECONDS)
			// added to the arguments of this virtual machine, its collector among them
			.jvmArgsAppend("-Xms2g")
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
		return new Runner(options.build()).run();
	}

	/**
	 * How long an operation took. The median, because one iteration that the machine
	 * disturbed would spoil a mean.
	 * @param result of a benchmark
	 * @return nanoseconds for each operation
	 */
	public static double nanos(RunResult result) {
		return result.getPrimaryResult().getStatistics().getPercentile(50);
	}

	/**
	 * How much an operation allocated.
	 * @param result of a benchmark
	 * @return bytes for each operation
	 */
	@SuppressWarnings("rawtypes")
	public static double allocated(RunResult result) {
		return result.getSecondaryResults()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith("gc.alloc.rate.norm"))
			.mapToDouble((entry) -> entry.getValue().getScore())
			.findFirst()
			.orElseThrow();
	}

}
