package io.github.telegramupdates.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/**
 * The floor: the same rows and positions through plain JDBC, with as many updates in a
 * transaction, and as many transactions at a time, as another program needed. Rows are
 * inserted in one batch, or each by itself behind a query whether it is there. A thread
 * has boxes of its own.
 */
final class JdbcDelivery implements Program {

	private static final String ROW = "insert into message_row (id, chat_id, pts, text)"
			+ " values (nextval('message_row_seq'), ?, ?, ?)";

	private static final String LOOK_UP = "select count(*) from message_row where chat_id = ? and pts = ?";

	private static final String COMMON_POSITION = "update telegram_user_state set pts = ?, top_message_id = ?,"
			+ " version = version + 1 where user_id = ? and pts = ?";

	private static final String CHANNEL_POSITION = "update telegram_channel_state set pts = ?, top_message_id = ?,"
			+ " version = version + 1 where user_id = ? and channel_id = ? and pts = ?";

	private final DataSource dataSource;

	private final Feed feed;

	private final Supplier<Committed> example;

	private final boolean lookingUp;

	/** How many messages of each box are stored. */
	private final int[] stored;

	private long committed;

	private JdbcDelivery(DataSource dataSource, Feed feed, Supplier<Committed> example, boolean lookingUp) {
		this.dataSource = dataSource;
		this.feed = feed;
		this.example = example;
		this.lookingUp = lookingUp;
		this.stored = new int[feed.boxes()];
	}

	static JdbcDelivery inserting(DataSource dataSource, Feed feed, Supplier<Committed> example) {
		return new JdbcDelivery(dataSource, feed, example, false);
	}

	static JdbcDelivery lookingUp(DataSource dataSource, Feed feed, Supplier<Committed> example) {
		return new JdbcDelivery(dataSource, feed, example, true);
	}

	@Override
	public Committed run(Duration duration) throws Exception {
		int threads = Math.max(1, Math.min((int) Math.round(this.example.get().inFlight()), this.stored.length));
		int updates = Math.max(1, (int) Math.round(this.example.get().updatesPerTransaction()));
		List<Lanes> lanes = IntStream.range(0, threads).mapToObj((first) -> new Lanes(first, threads)).toList();
		long transactions = Workers.run(threads, duration, (worker) -> lanes.get(worker).transaction(updates));
		this.committed += transactions * updates;
		return new Committed(transactions * updates, transactions, threads);
	}

	@Override
	public void check(StoredRows rows) throws Exception {
		rows.requireComplete(this.feed, this.committed);
	}

	/** The boxes of a thread. */
	private final class Lanes {

		private final int first;

		private final int step;

		private int box;

		private Lanes(int first, int step) {
			this.first = first;
			this.step = step;
			this.box = first;
		}

		private void transaction(int updates) throws SQLException {
			try (Connection connection = JdbcDelivery.this.dataSource.getConnection()) {
				connection.setAutoCommit(false);
				List<Long> messages = nextMessages(updates);
				insert(connection, messages);
				move(connection, messages);
				connection.commit();
				connection.setAutoCommit(true);
			}
		}

		private List<Long> nextMessages(int updates) {
			int[] stored = JdbcDelivery.this.stored;
			List<Long> messages = new ArrayList<>(updates);
			for (int i = 0; i < updates; i++) {
				messages.add((long) stored[this.box]++ * stored.length + this.box);
				this.box = (this.box + this.step < stored.length) ? this.box + this.step : this.first;
			}
			return messages;
		}

		private void insert(Connection connection, List<Long> messages) throws SQLException {
			List<MessageRow> rows = messages.stream().map(JdbcDelivery.this.feed::update).map(MessageRow::of).toList();
			if (!JdbcDelivery.this.lookingUp) {
				insertAll(connection, rows);
				return;
			}
			for (MessageRow row : rows) {
				if (!isStored(connection, row)) {
					insertAll(connection, List.of(row));
				}
			}
		}

		private void insertAll(Connection connection, List<MessageRow> rows) throws SQLException {
			try (PreparedStatement statement = connection.prepareStatement(ROW)) {
				for (MessageRow row : rows) {
					statement.setLong(1, row.getChatId());
					statement.setInt(2, row.getPts());
					statement.setString(3, row.getText());
					statement.addBatch();
				}
				statement.executeBatch();
			}
		}

		private boolean isStored(Connection connection, MessageRow row) throws SQLException {
			try (PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
				statement.setLong(1, row.getChatId());
				statement.setInt(2, row.getPts());
				try (ResultSet rows = statement.executeQuery()) {
					rows.next();
					return rows.getLong(1) > 0;
				}
			}
		}

		private void move(Connection connection, List<Long> messages) throws SQLException {
			int[] moved = (JdbcDelivery.this.feed.channels() == 0) ? moveCommonBox(connection, messages)
					: moveChannels(connection, messages);
			if (Arrays.stream(moved).anyMatch((rows) -> rows != 1)) {
				throw new IllegalStateException("Another position was stored");
			}
		}

		private int[] moveCommonBox(Connection connection, List<Long> messages) throws SQLException {
			Feed feed = JdbcDelivery.this.feed;
			int pts = feed.pts(messages.get(messages.size() - 1));
			try (PreparedStatement statement = connection.prepareStatement(COMMON_POSITION)) {
				statement.setInt(1, pts);
				statement.setInt(2, pts);
				statement.setLong(3, feed.userId());
				statement.setInt(4, pts - messages.size());
				return new int[] { statement.executeUpdate() };
			}
		}

		private int[] moveChannels(Connection connection, List<Long> messages) throws SQLException {
			Feed feed = JdbcDelivery.this.feed;
			try (PreparedStatement statement = connection.prepareStatement(CHANNEL_POSITION)) {
				for (long message : messages) {
					int pts = feed.pts(message);
					statement.setInt(1, pts);
					statement.setInt(2, pts);
					statement.setLong(3, feed.userId());
					statement.setLong(4, feed.chat(feed.box(message)));
					statement.setInt(5, pts - 1);
					statement.addBatch();
				}
				return statement.executeBatch();
			}
		}

	}

}
