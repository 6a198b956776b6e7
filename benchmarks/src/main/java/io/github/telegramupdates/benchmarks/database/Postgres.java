package io.github.telegramupdates.benchmarks.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL server of its own that keeps what it commits: {@code fsync} and
 * {@code synchronous_commit} are on.
 */
final class Postgres implements AutoCloseable {

	private final EmbeddedPostgres server;

	private Postgres(EmbeddedPostgres server) {
		this.server = server;
	}

	static Postgres start() throws IOException, SQLException {
		Postgres postgres = new Postgres(EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.start());
		postgres.requireOn("fsync");
		postgres.requireOn("synchronous_commit");
		return postgres;
	}

	private void requireOn(String setting) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet answer = statement.executeQuery("show " + setting)) {
			answer.next();
			if (!answer.getString(1).equals("on")) {
				throw new IllegalStateException(setting + " is " + answer.getString(1));
			}
		}
	}

	Connection connect() throws SQLException {
		return this.server.getPostgresDatabase().getConnection();
	}

	String url() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	void execute(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	ServerProcesses processes() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet answer = statement.executeQuery("select pg_backend_pid()")) {
			answer.next();
			return ServerProcesses.ofConnection(answer.getLong(1));
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
