package io.github.telegramupdates.benchmarks.database;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;
import jakarta.persistence.EntityManager;

/**
 * Updates that reach the database: a row of the handler and the position, exactly once.
 */
public final class DeliveryBenchmarks implements BenchmarkGroup {

	private static final int WARMUP_SECONDS = 5;

	private static final double TARGET = 8_000;

	private static final double TARGET_RATIO = 10;

	private long lastAccount;

	@Override
	public void run(Effort effort, Report report) throws Exception {
		try (Postgres postgres = Postgres.start(); Application application = Application.on(postgres)) {
			Run run = new Run(postgres, application, effort.rounds());
			report.section("Delivery with a row for each update, one box");
			double ratio = compare(run, report, 0);
			report.target("(a) at least 10 times the baseline", Reached.when(ratio >= TARGET_RATIO));
			report.section("Delivery with a row for each update, 1,000 channels evenly");
			compare(run, report, 1_000);
		}
	}

	private double compare(Run run, Report report, int channels) throws Exception {
		double commits = run.postgres().commitsPerSecond(WARMUP_SECONDS);
		double single = run.updatesPerSecond(new Feed(++this.lastAccount, channels), SingleDelivery::new);
		double engine = run.updatesPerSecond(new Feed(++this.lastAccount, channels), EngineDelivery::new);
		report.figure("engine", engine, "updates/s");
		report.figure("one transaction for each update", single, "updates/s");
		report.ratio("rate of the engine", engine / single, "one transaction for each update");
		report.figure("plain commits of a row, one connection", commits, "commits/s");
		report.target("at least 8,000 updates/s", Reached.when(engine >= TARGET));
		return engine / single;
	}

	/** Starts a stream. */
	@FunctionalInterface
	private interface Start {

		Delivering stream(Application application, Feed feed) throws Exception;

	}

	/**
	 * What all streams run on.
	 *
	 * @param postgres the server
	 * @param application the application
	 * @param seconds how long to measure
	 */
	private record Run(Postgres postgres, Application application, int seconds) {

		double updatesPerSecond(Feed feed, Start start) throws Exception {
			this.postgres.execute("truncate table message_row");
			feed.begin(this.application.storage());
			this.postgres.execute("vacuum analyze");
			this.postgres.execute("checkpoint");
			Delivering stream = start.stream(this.application, feed);
			Thread.sleep(WARMUP_SECONDS * 1_000L);
			long before = stream.committed();
			long from = System.nanoTime();
			Thread.sleep(this.seconds * 1_000L);
			double rate = (stream.committed() - before) * 1e9 / (System.nanoTime() - from);
			stream.stop();
			requireRows(stream.committed());
			return rate;
		}

		// exactly once, or the figure means nothing
		private void requireRows(long expected) {
			EntityManager entityManager = this.application.entityManager();
			long rows = entityManager.createQuery("select count(m) from MessageRow m", Long.class).getSingleResult();
			if (rows != expected) {
				throw new IllegalStateException(rows + " rows of " + expected + " updates");
			}
		}

	}

}
