package io.github.telegramupdates.benchmarks.sequencing;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Microbenchmarks;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Updates through the state machine, one thread, no I/O.
 */
public final class EngineBenchmarks implements BenchmarkGroup {

	private static final double TARGET = 2_000_000;

	private static final String REORDERED = "reordered";

	private static final Map<String, String> TITLES = new LinkedHashMap<>();

	static {
		TITLES.put("common", "AccountEngine, one common box, in order");
		TITLES.put(REORDERED, "AccountEngine, one common box, 5 % gaps that heal by reordering");
		TITLES.put("channels", "AccountEngine, 100,000 channels in turn, in order");
	}

	@Override
	public void run(Effort effort, Report report) throws RunnerException {
		Map<String, Map<String, RunResult>> results = new LinkedHashMap<>();
		for (RunResult result : Microbenchmarks.run(SteppingBenchmark.class, effort)) {
			results.computeIfAbsent(result.getParams().getParam("traffic"), (traffic) -> new LinkedHashMap<>())
				.put(result.getParams().getParam("subject"), result);
		}
		TITLES.keySet().forEach((traffic) -> report(report, traffic, results.get(traffic)));
	}

	private static void report(Report report, String traffic, Map<String, RunResult> results) {
		RunResult engine = results.get("engine");
		RunResult map = results.get("map");
		RunResult inputs = results.get("inputs");
		report.section(TITLES.get(traffic));
		report.figure("engine", perSecond(engine), "updates/s");
		report.figure("map of objects", perSecond(map), "updates/s");
		report.ratio("rate of the engine", perSecond(engine) / perSecond(map), "map of objects");
		report.target("at least 2 million updates/s", Reached.when(perSecond(engine) >= TARGET));
		double made = Microbenchmarks.allocated(inputs);
		double allocated = Microbenchmarks.allocated(engine) - made;
		double allocatedByMap = Microbenchmarks.allocated(map) - made;
		double allocatedByBatch = Microbenchmarks.allocated(results.get("batches")) - made;
		report.figure("allocated by the engine", allocated, "B/update");
		report.figure("allocated by the map of objects", allocatedByMap, "B/update");
		report.figure("of it the batch and the input of its commit", allocatedByBatch, "B/update");
		report.ratio("allocation of the engine", allocated / allocatedByMap, "map of objects");
		if (!traffic.equals(REORDERED)) {
			report.target("nothing beyond the batch", Reached.when(allocated <= allocatedByBatch + 1));
		}
		report.figure("time of the engine", Microbenchmarks.nanos(engine), "ns/update");
		report.figure("time of the map of objects", Microbenchmarks.nanos(map), "ns/update");
		report.figure("of it making the update", Microbenchmarks.nanos(inputs), "ns/update");
	}

	private static double perSecond(RunResult result) {
		return 1e9 / Microbenchmarks.nanos(result);
	}

}
