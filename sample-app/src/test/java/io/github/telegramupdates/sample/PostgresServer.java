package io.github.telegramupdates.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL that can be killed and comes back with what it had, at the same port.
 */
final class PostgresServer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private final Path data;

	private EmbeddedPostgres server;

	private PostgresServer(Path data) throws IOException {
		this.data = data;
		this.server = start(0);
	}

	static PostgresServer start(Path data) throws IOException {
		return new PostgresServer(data);
	}

	private EmbeddedPostgres start(int port) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setPort(port)
			.setPGStartupWait(PATIENCE)
			.setServerConfig("fsync", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("synchronous_commit", "on")
			.start();
	}

	/** Ends it without a shutdown of any kind, and starts it again. */
	void kill() throws Exception {
		int port = this.server.getPort();
		long pid = Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).get(0).strip());
		ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
		new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
		postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		this.server.close();
		this.server = start(port);
	}

	String url() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	long count(String table) throws SQLException {
		try (Connection connection = this.server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet answer = statement.executeQuery("select count(*) from " + table)) {
			answer.next();
			return answer.getLong(1);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
