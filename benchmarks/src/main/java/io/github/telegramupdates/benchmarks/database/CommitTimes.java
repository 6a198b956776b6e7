package io.github.telegramupdates.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import io.github.telegramupdates.benchmarks.Latencies;
import io.github.telegramupdates.engine.delivery.Batch;

/**
 * How long single updates take until they are committed, at a pace at which each has a
 * transaction of its own.
 */
final class CommitTimes {

	private static final int PER_SECOND = 100;

	private static final int PATIENCE_SECONDS = 30;

	private static final String ROW = "insert into message_row (id, chat_id, pts, text)"
			+ " values (nextval('message_row_seq'), ?, ?, ?)";

	private final int updates;

	/**
	 * Prepares measurements.
	 * @param updates how many updates each of them takes
	 */
	CommitTimes(int updates) {
		this.updates = updates;
	}

	/**
	 * From a push to the engine until its transaction has committed.
	 */
	Latencies ofEngine(Application application, Feed feed, MessageHandler handler) throws Exception {
		long[] pushed = new long[this.updates];
		long[] nanos = new long[this.updates];
		CountDownLatch open = new CountDownLatch(this.updates);
		application.listener().use(handler);
		try (RunningFeed running = application.run(feed, (group, took) -> {
			long now = System.nanoTime();
			for (Batch batch : group) {
				batch.updates().forEach((update) -> {
					int number = (int) (this.updates - open.getCount());
					nanos[number] = now - pushed[number];
					open.countDown();
				});
			}
		})) {
			paced((number) -> {
				pushed[number] = System.nanoTime();
				running.push();
			});
			if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The engine has not committed what it was pushed");
			}
		}
		return Latencies.ofNanos(nanos);
	}

	/**
	 * Of a bare insert and its commit, one after the other on one connection.
	 */
	Latencies ofInserts(DataSource dataSource, Feed feed) throws Exception {
		long[] nanos = new long[this.updates];
		try (Connection connection = dataSource.getConnection();
				PreparedStatement insert = connection.prepareStatement(ROW)) {
			connection.setAutoCommit(false);
			paced((number) -> {
				long begin = System.nanoTime();
				MessageRow row = MessageRow.of(feed.update(number));
				insert.setLong(1, row.getChatId());
				insert.setInt(2, row.getPts());
				insert.setString(3, row.getText());
				insert.executeUpdate();
				connection.commit();
				nanos[number] = System.nanoTime() - begin;
			});
			connection.setAutoCommit(true);
		}
		return Latencies.ofNanos(nanos);
	}

	private void paced(Action action) throws Exception {
		long begin = System.nanoTime();
		for (int number = 0; number < this.updates; number++) {
			long due = begin + number * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
			for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
				LockSupport.parkNanos(wait);
			}
			action.run(number);
		}
	}

	/** What is done at a pace. */
	@FunctionalInterface
	private interface Action {

		void run(int number) throws Exception;

	}

}
