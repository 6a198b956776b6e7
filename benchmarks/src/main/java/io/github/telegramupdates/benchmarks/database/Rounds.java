package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.telegramupdates.benchmarks.Report;

/**
 * The rounds of a program that takes turns with others. Figures are medians, and so are
 * ratios: of those of each round, because a disk changes its mind from one minute to the
 * next.
 */
final class Rounds {

	private final String name;

	private final Program program;

	private final List<Round> rounds = new ArrayList<>();

	Rounds(String name, Program program) {
		this.name = name;
		this.program = program;
	}

	/**
	 * Lets programs take turns.
	 * @param programs the programs
	 * @param server the server that they use
	 * @param warmups how many rounds do not count
	 * @param count how many do
	 * @param duration how long a round is
	 */
	static void interleave(List<Rounds> programs, ServerProcesses server, int warmups, int count, Duration duration)
			throws Exception {
		for (int round = -warmups; round < count; round++) {
			for (Rounds each : programs) {
				each.program.prepare();
				Round measured = Round.of(each.program, server, duration);
				each.program.finish();
				if (round >= 0) {
					each.rounds.add(measured);
				}
			}
		}
	}

	void check(StoredRows rows) throws Exception {
		this.program.check(rows);
	}

	void print(Report report) {
		report.figure(this.name, median(Round::updatesPerSecond), "updates/s");
		report.figure("  transactions", median(Round::transactionsPerSecond), "transactions/s");
		report.figure("  updates in a transaction", median((round) -> round.committed().updatesPerTransaction()), "");
		report.figure("  transactions at a time", median((round) -> round.committed().inFlight()), "");
		report.figure("  processor time of the JVM", median(Round::clientMicrosPerUpdate), "us/update");
		report.figure("  processor time of the server", median(Round::serverMicrosPerUpdate), "us/update");
	}

	double rateRatio(Rounds baseline) {
		return ratio(baseline, Round::updatesPerSecond);
	}

	double costRatio(Rounds baseline) {
		return ratio(baseline, Round::microsPerUpdate);
	}

	private double ratio(Rounds baseline, ToDoubleFunction<Round> figure) {
		return Medians.of(IntStream.range(0, this.rounds.size())
			.mapToDouble(
					(i) -> figure.applyAsDouble(this.rounds.get(i)) / figure.applyAsDouble(baseline.rounds.get(i))));
	}

	private double median(ToDoubleFunction<Round> figure) {
		return Medians.of(this.rounds.stream().mapToDouble(figure));
	}

}
