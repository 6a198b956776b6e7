package io.github.telegramupdates.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the handlers have stored. A figure means nothing unless each update took effect
 * exactly once.
 */
final class StoredRows {

	private static final String CHATS = """
			select chat_id, count(*), count(distinct pts), max(pts) from message_row
			where chat_id between ? and ? group by chat_id
			""";

	private final Postgres postgres;

	StoredRows(Postgres postgres) {
		this.postgres = postgres;
	}

	/**
	 * Requires that each box has its first messages, each once, and all boxes together as
	 * many as were committed.
	 */
	void requireComplete(Feed feed, long committed) throws SQLException {
		long stored = 0;
		try (Connection connection = this.postgres.connect();
				PreparedStatement statement = connection.prepareStatement(CHATS)) {
			statement.setLong(1, feed.chat(0));
			statement.setLong(2, feed.chat(feed.boxes() - 1));
			try (ResultSet chats = statement.executeQuery()) {
				while (chats.next()) {
					long rows = chats.getLong(2);
					if (rows != chats.getLong(3) || rows != chats.getInt(4) - Feed.START) {
						throw new IllegalStateException("Chat " + chats.getLong(1) + " has " + rows + " rows of "
								+ chats.getLong(3) + " messages up to " + chats.getInt(4));
					}
					stored += rows;
				}
			}
		}
		if (stored != committed) {
			throw new IllegalStateException(stored + " rows of " + committed + " updates");
		}
	}

}
