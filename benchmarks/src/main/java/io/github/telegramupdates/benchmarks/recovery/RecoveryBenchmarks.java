package io.github.telegramupdates.benchmarks.recovery;

import java.time.Duration;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;

/**
 * Time until the last of 1,000 channels is complete.
 */
public final class RecoveryBenchmarks implements BenchmarkGroup {

	private static final Outage OUTAGE = new Outage(1_000, 10, Duration.ofMillis(50));

	private static final double TARGET_RATIO = 1.3;

	/** A round takes 10 seconds and more. */
	private static final int PARTS = 3;

	@Override
	public void run(Effort effort, Report report) throws Exception {
		int rounds = Math.max(1, effort.rounds() / PARTS);
		report.section("Recovery of 1,000 channels that miss 10 messages each, round trip 50 ms");
		compare(report, "named by the difference of a start", Recovery::afterStart, rounds);
		compare(report, "shown by pushes behind gaps", Recovery::afterGaps, rounds);
	}

	// the slowest round: the first one finds the virtual machine cold, as a start does
	private static void compare(Report report, String what, Recovering recovering, int rounds)
			throws InterruptedException {
		Recovery.Result slowest = recovering.recover(OUTAGE);
		double fastest = slowest.seconds();
		for (int round = 1; round < rounds; round++) {
			Recovery.Result result = recovering.recover(OUTAGE);
			fastest = Math.min(fastest, result.seconds());
			slowest = (result.seconds() > slowest.seconds()) ? result : slowest;
		}
		report.figure(what, slowest.seconds(), "s");
		report.figure("  fastest round", fastest, "s");
		report.figure("  requests", slowest.requests(), "");
		report.figure("  most of them at a time", slowest.mostInFlight(), "");
		double ratio = slowest.seconds() / OUTAGE.boundSeconds();
		report.ratio("  time of the engine", ratio, "channels / 10 x round trip");
		report.target("at most 1.3 times the bound", Reached.when(ratio <= TARGET_RATIO));
	}

	/** Lets an account miss something and catch up. */
	@FunctionalInterface
	private interface Recovering {

		Recovery.Result recover(Outage outage) throws InterruptedException;

	}

}
