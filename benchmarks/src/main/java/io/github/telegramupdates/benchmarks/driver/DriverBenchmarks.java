package io.github.telegramupdates.benchmarks.driver;

import java.util.Arrays;
import java.util.function.Supplier;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;
import io.github.telegramupdates.benchmarks.sequencing.Traffic;

/**
 * Updates through {@code GapEngine}, in memory, beside {@code AccountEngine} alone; and
 * the time from a push to the handler.
 */
public final class DriverBenchmarks implements BenchmarkGroup {

	private static final int UPDATES = 800_000;

	/** A round takes seconds. */
	private static final int PARTS = 2;

	private static final double TARGET_RATIO = 5;

	private static final int PER_SECOND = 1_000;

	private static final long PACE_NANOS = 1_000_000_000 / PER_SECOND;

	private static final double TARGET_LATENCY_RATIO = 1.5;

	@Override
	public void run(Effort effort, Report report) throws Exception {
		int rounds = effort.rounds() / PARTS;
		compare(report, "common box, in order", Traffic::common, rounds);
		compare(report, "common box, 5 % reordered", Traffic::reordered, rounds);
		compare(report, "1,000 channels in turn", () -> Traffic.channels(1_000), rounds);
		compare(report, "100,000 channels in turn", () -> Traffic.channels(Traffic.CHANNELS), rounds);
		handOver(report, rounds);
	}

	private static void compare(Report report, String what, Supplier<Traffic> traffic, int rounds) throws Exception {
		Comparison comparison = Comparison.of(traffic, rounds, UPDATES);
		report.section("GapEngine, " + what);
		report.figure("processor time of the driver", comparison.driver().cpuNanos(), "ns/update");
		report.figure("processor time of the engine alone", comparison.core().cpuNanos(), "ns/update");
		report.ratio("processor time of the driver", comparison.cpuRatio(), "engine alone");
		report.figure("allocated by the driver", comparison.driver().allocatedBytes(), "B/update");
		report.figure("allocated by the engine alone", comparison.core().allocatedBytes(), "B/update");
		report.ratio("allocation of the driver", comparison.allocationRatio(), "engine alone");
		report.figure("updates in a batch of the driver", comparison.batchSize(), "");
		report.target("at most 5 times the processor time", Reached.when(comparison.cpuRatio() <= TARGET_RATIO));
	}

	private static void handOver(Report report, int rounds) throws InterruptedException {
		double[] toHandler = new double[rounds];
		double[] toThread = new double[rounds];
		for (int round = 0; round < rounds; round++) {
			toHandler[round] = new HandOver(2 * PER_SECOND, PACE_NANOS).toHandler().percentile(50);
			toThread[round] = new HandOver(2 * PER_SECOND, PACE_NANOS).toThread().percentile(50);
		}
		report.section("Push to handler at 1,000 updates/s, p50");
		report.figure("push to handler", median(toHandler), "us");
		report.figure("bare hand-over between two threads", median(toThread), "us");
		double ratio = median(toHandler) / median(toThread);
		report.ratio("push to handler", ratio, "bare hand-over");
		report.target("at most 1.5 times a bare hand-over", Reached.when(ratio <= TARGET_LATENCY_RATIO));
	}

	private static double median(double[] values) {
		return Arrays.stream(values).sorted().toArray()[values.length / 2];
	}

}
