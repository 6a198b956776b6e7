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

	/**
	 * How often a second one connection can change a row and wait until it is on the
	 * disk: the limit of everything that commits one by one.
	 */
	double commitsPerSecond(int seconds) throws SQLException {
		execute("create table if not exists commits (count bigint not null)");
		execute("insert into commits values (0)");
		long commits = 0;
		long start = System.nanoTime();
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			while (System.nanoTime() - start < seconds * 1_000_000_000L) {
				statement.execute("update commits set count = count + 1");
				commits++;
			}
		}
		execute("drop table commits");
		return commits * 1e9 / (System.nanoTime() - start);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
