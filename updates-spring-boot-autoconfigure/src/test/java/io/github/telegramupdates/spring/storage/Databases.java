package io.github.telegramupdates.spring.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Databases for tests. PostgreSQL is started once and ends with the process.
 */
public final class Databases {

	private Databases() {
	}

	public static Map<String, String> h2() {
		return Map.of("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
				"spring.datasource.username", "sa");
	}

	public static Map<String, String> postgres() {
		String name = "t" + UUID.randomUUID().toString().replace("-", "");
		try (var connection = Postgres.INSTANCE.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return Map.of("spring.datasource.url", Postgres.INSTANCE.getJdbcUrl("postgres", name),
				"spring.datasource.username", "postgres");
	}

	private static final class Postgres {

		static final EmbeddedPostgres INSTANCE = start();

		private static EmbeddedPostgres start() {
			try {
				EmbeddedPostgres postgres = EmbeddedPostgres.start();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
				return postgres;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static void stop(EmbeddedPostgres postgres) {
			try {
				postgres.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
