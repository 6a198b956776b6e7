package io.github.telegramupdates.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;
import io.github.telegramupdates.engine.sequencing.Input.StoredChannel;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Reads the channels of an account as its start does.
 */
public final class LoadBenchmarks implements BenchmarkGroup {

	private static final long ACCOUNT = 7;

	private static final int CHANNELS = 100_000;

	private static final int FETCH_SIZE = 5_000;

	private static final int WARMUPS = 10;

	private static final double TARGET_MILLIS = 500;

	@Override
	public void run(Effort effort, Report report) throws Exception {
		try (Postgres postgres = Postgres.start(); Application application = Application.on(postgres)) {
			fill(postgres);
			StateStorage storage = application.storage();
			// as a start does before it loads
			storage.claim(ACCOUNT);
			storage.getState(ACCOUNT);
			report.section("Load of 100,000 channels from PostgreSQL");
			report.figure("storage, first time in the process", millis(() -> load(storage)), "ms");
			double[] stored = new double[effort.rounds()];
			double[] raw = new double[effort.rounds()];
			for (int round = -WARMUPS; round < effort.rounds(); round++) {
				double storedMillis = millis(() -> load(storage));
				double rawMillis = millis(() -> select(application.dataSource()));
				if (round >= 0) {
					stored[round] = storedMillis;
					raw[round] = rawMillis;
				}
			}
			report.figure("storage, median", Medians.of(stored), "ms");
			report.figure("plain JDBC, same query, median", Medians.of(raw), "ms");
			report.ratio("time of the storage", Medians.of(stored) / Medians.of(raw), "plain JDBC");
			report.target("at most 500 ms", Reached.when(Medians.of(stored) <= TARGET_MILLIS));
		}
	}

	private static void fill(Postgres postgres) throws SQLException {
		postgres.execute("insert into telegram_channel_state"
				+ " (user_id, channel_id, pts, epoch, flags, top_message_id, version)" + " select " + ACCOUNT
				+ ", 1000000000 + (id::bigint * 1103515245) % 2147483648, 1000 + id, 0, 0, id, 1 from generate_series(1, "
				+ CHANNELS + ") id");
		// other accounts share the table
		postgres.execute("insert into telegram_channel_state"
				+ " (user_id, channel_id, pts, epoch, flags, top_message_id, version)"
				+ " select 100 + id / 1000, id, 1000, 0, 0, id, 1 from generate_series(1, " + CHANNELS + ") id");
		postgres.execute("vacuum analyze telegram_channel_state");
	}

	private static List<StoredChannel> load(StateStorage storage) {
		List<StoredChannel> channels = new ArrayList<>();
		storage.forEachChannelRow(ACCOUNT, (id, state, version) -> channels.add(new StoredChannel(id, state, version)));
		return channels;
	}

	private static List<StoredChannel> select(DataSource dataSource) throws SQLException {
		List<StoredChannel> channels = new ArrayList<>();
		try (Connection connection = dataSource.getConnection()) {
			// without a transaction the driver would read all rows before the first
			connection.setAutoCommit(false);
			try (PreparedStatement statement = connection
				.prepareStatement("select channel_id, pts, epoch, flags, top_message_id, version"
						+ " from telegram_channel_state where user_id = ?")) {
				statement.setFetchSize(FETCH_SIZE);
				statement.setLong(1, ACCOUNT);
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						ChannelState state = new ChannelState(rows.getInt(2), rows.getInt(3), rows.getInt(4),
								rows.getInt(5));
						channels.add(new StoredChannel(rows.getLong(1), state, rows.getLong(6)));
					}
				}
			}
		}
		return channels;
	}

	private static double millis(Load load) throws SQLException {
		long start = System.nanoTime();
		int size = load.run().size();
		double millis = (System.nanoTime() - start) / 1e6;
		if (size != CHANNELS) {
			throw new IllegalStateException(size + " channels");
		}
		return millis;
	}

	/** Reads all channels. */
	@FunctionalInterface
	private interface Load {

		List<StoredChannel> run() throws SQLException;

	}

}
