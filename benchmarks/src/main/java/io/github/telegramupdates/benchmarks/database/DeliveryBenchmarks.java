package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;

/**
 * Updates that reach the database: a row of the handler and the position, exactly once,
 * pushed in a container each.
 */
public final class DeliveryBenchmarks implements BenchmarkGroup {

	static final int CHANNELS = 1_000;

	/** Rounds by which the compiler has done its work, which counts as well. */
	private static final int WARMUPS = 3;

	private static final Duration ROUND = Duration.ofSeconds(1);

	/** How many commits of a round are timed, at 100 a second. */
	private static final int COMMITS = 150;

	/** A round takes as long as several of other groups. */
	private static final int PARTS = 2;

	@Override
	public void run(Effort effort, Report report) throws Exception {
		try (Postgres postgres = Postgres.start(); Application application = Application.on(postgres)) {
			Comparison comparison = new Comparison(postgres, application, report, effort.rounds() / PARTS);
			comparison.oneBox();
			comparison.channels();
			comparison.pushToCommit();
		}
	}

	/** The parts of the group, on one server. */
	private static final class Comparison {

		private final Application application;

		private final Report report;

		private final int count;

		private final ServerProcesses server;

		private final StoredRows rows;

		private final Feeds feeds;

		private final MessageHandler inserting;

		private final MessageHandler lookingUp;

		private Comparison(Postgres postgres, Application application, Report report, int count) throws Exception {
			this.application = application;
			this.report = report;
			this.count = count;
			this.server = postgres.processes();
			this.rows = new StoredRows(postgres);
			this.feeds = new Feeds(application.storage(), postgres);
			this.inserting = MessageHandler.inserting(application.entityManager());
			this.lookingUp = MessageHandler.lookingUp(application.entityManager());
		}

		private void oneBox() throws Exception {
			EngineDelivery delivery = engine(0, this.inserting);
			Rounds engine = new Rounds("(a) engine", delivery);
			Rounds floor = new Rounds("(a) floor: plain JDBC", floor(0, delivery));
			Rounds single = new Rounds("(a) one transaction for each update", single(0, this.inserting));
			EngineDelivery careful = engine(0, this.lookingUp);
			Rounds lookUp = new Rounds("(a) engine, look-up", careful);
			Rounds singleLookUp = new Rounds("(a) one transaction for each, look-up", single(0, this.lookingUp));
			Rounds floorLookUp = new Rounds("(a) floor: plain JDBC, look-up", lookUpFloor(careful));
			compare("Delivery of one box", WARMUPS, List.of(engine, floor, single, lookUp, floorLookUp, singleLookUp));
			judge(engine, floor, single, 20);
			double ratio = lookUp.rateRatio(singleLookUp);
			this.report.ratio("rate of the engine, look-up", ratio, "one transaction for each, look-up");
			this.report.ratio("rate of the engine, look-up", lookUp.rateRatio(floorLookUp), "floor, look-up");
			this.report.ratio("rate of the floor, look-up", floorLookUp.rateRatio(singleLookUp),
					"one transaction for each, look-up");
			this.report.target("at least 5 x one transaction for each, look-up", Reached.when(ratio >= 5));
			delivery.close();
			careful.close();
		}

		private void channels() throws Exception {
			EngineDelivery delivery = engine(CHANNELS, this.inserting);
			Rounds engine = new Rounds("(b) engine", delivery);
			Rounds floor = new Rounds("(b) floor: plain JDBC", floor(CHANNELS, delivery));
			Rounds single = new Rounds("(b) one transaction for each update", single(CHANNELS, this.inserting));
			Rounds poisoned = new Rounds("(b) engine, one lane fails: the others",
					new PoisonedDelivery(this.application, this.feeds, this.inserting));
			compare("Delivery of 1,000 channels in turn", WARMUPS - 1, List.of(engine, floor, single, poisoned));
			judge(engine, floor, single, 10);
			double ratio = poisoned.rateRatio(engine) * CHANNELS / (CHANNELS - 1);
			this.report.ratio("rate of a lane beside one that fails", ratio, "without one");
			this.report.target("at least 0.9 x beside a lane that fails", Reached.when(ratio >= 0.9));
			delivery.close();
		}

		private void compare(String title, int warmups, List<Rounds> programs) throws Exception {
			Rounds.interleave(programs, this.server, warmups, this.count, ROUND);
			this.report.section(title);
			for (Rounds program : programs) {
				program.check(this.rows);
				program.print(this.report);
			}
		}

		private void judge(Rounds engine, Rounds floor, Rounds single, double timesSingle) {
			double ofFloor = engine.rateRatio(floor);
			double ofSingle = engine.rateRatio(single);
			double cost = engine.costRatio(floor);
			this.report.ratio("rate of the engine", ofFloor, "floor");
			this.report.ratio("rate of the engine", ofSingle, "one transaction for each update");
			this.report.ratio("processor time, JVM and server", cost, "floor");
			this.report.target("at least 0.5 x the floor", Reached.when(ofFloor >= 0.5));
			this.report.target("at most 3 x the processor time of the floor", Reached.when(cost <= 3));
			this.report.target(
					"at least %.0f x one transaction for each update, or 0.6 x the floor".formatted(timesSingle),
					Reached.when(ofSingle >= timesSingle || ofFloor >= 0.6));
		}

		private void pushToCommit() throws Exception {
			double[] engine = new double[this.count];
			double[] insert = new double[this.count];
			CommitTimes times = new CommitTimes(COMMITS);
			for (int round = -1; round < this.count; round++) {
				double engineMillis = times.ofEngine(this.application, this.feeds.next(0), this.inserting)
					.percentile(99) / 1_000;
				double insertMillis = times.ofInserts(this.application.dataSource(), this.feeds.next(0)).percentile(99)
						/ 1_000;
				if (round >= 0) {
					engine[round] = engineMillis;
					insert[round] = insertMillis;
				}
			}
			this.report.section("Push to commit at 100 updates/s, p99");
			this.report.figure("engine", Medians.of(engine), "ms");
			this.report.figure("bare insert and commit", Medians.of(insert), "ms");
			this.report.target("at most 2 x a bare insert and commit, + 3 ms",
					Reached.when(Medians.of(engine) <= 2 * Medians.of(insert) + 3));
		}

		private EngineDelivery engine(int channels, MessageHandler handler) throws Exception {
			return EngineDelivery.of(this.application, this.feeds.next(channels), handler);
		}

		private Program floor(int channels, EngineDelivery example) throws Exception {
			return JdbcDelivery.inserting(this.application.dataSource(), this.feeds.next(channels), example::latest);
		}

		private Program lookUpFloor(EngineDelivery example) throws Exception {
			return JdbcDelivery.lookingUp(this.application.dataSource(), this.feeds.next(0), example::latest);
		}

		private Program single(int channels, MessageHandler handler) throws Exception {
			return new SingleDelivery(this.application, this.feeds.next(channels), handler);
		}

	}

}
