package io.github.telegramupdates.benchmarks.wire;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Microbenchmarks;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The codec on a container of 100 messages with their users.
 */
public final class TlBenchmarks implements BenchmarkGroup {

	private static final double TARGET = 500;

	@Override
	public void run(Effort effort, Report report) throws RunnerException {
		int size = SampleContainer.create().toByteArray().length;
		Map<String, RunResult> results = Microbenchmarks.run(ContainerBenchmark.class, effort)
			.stream()
			.collect(Collectors.toMap((result) -> result.getPrimaryResult().getLabel(), Function.identity()));
		double decode = speed(size, results.get("decode"));
		double skim = speed(size, results.get("skim"));
		report.section("TL, updates with 100 messages and 20 users, " + size + " bytes");
		report.figure("decode", decode, "MB/s");
		report.figure("skimming the lengths", skim, "MB/s");
		report.ratio("speed of decoding", decode / skim, "skimming the lengths");
		report.figure("allocated by decoding", Microbenchmarks.allocated(results.get("decode")) / size, "B/B");
		report.target("decode at least 500 MB/s", Reached.when(decode >= TARGET));
		double encode = speed(size, results.get("encode"));
		double copy = speed(size, results.get("copy"));
		report.figure("encode", encode, "MB/s");
		report.figure("copying the bytes", copy, "MB/s");
		report.ratio("speed of encoding", encode / copy, "copying the bytes");
		report.figure("allocated by encoding", Microbenchmarks.allocated(results.get("encode")) / size, "B/B");
	}

	private static double speed(int size, RunResult result) {
		return size * 1e3 / Microbenchmarks.nanos(result);
	}

}
