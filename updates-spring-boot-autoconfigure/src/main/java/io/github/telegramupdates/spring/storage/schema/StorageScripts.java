package io.github.telegramupdates.spring.storage.schema;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The scripts of the tables. They lie outside {@code db/migration}, which belongs to the
 * application, and have a history table of their own.
 */
public final class StorageScripts {

	/** The folder of the scripts, with one folder for each database. */
	public static final String ROOT = "classpath:io/github/telegramupdates/spring/storage/migration";

	private static final String HISTORY_TABLE = "telegram_schema_history";

	private StorageScripts() {
	}

	/**
	 * Prepares the migration of a database. Nothing is changed yet.
	 * @param dataSource the database
	 * @param schema the schema of the tables, {@code null} for that of the connection
	 * @return the migration
	 */
	static Flyway flyway(DataSource dataSource, @Nullable String schema) {
		FluentConfiguration flyway = Flyway.configure(StorageScripts.class.getClassLoader())
			.dataSource(dataSource)
			.locations(ROOT + "/" + folder(dataSource))
			.table(HISTORY_TABLE)
			.cleanDisabled(true)
			// the schema holds the application's tables: begin below our first script,
			// not at it
			.baselineOnMigrate(true)
			.baselineVersion("0");
		if (schema != null) {
			flyway.defaultSchema(schema);
		}
		return flyway.load();
	}

	private static String folder(DataSource dataSource) {
		String product = product(dataSource);
		return switch (DatabaseDriver.fromProductName(product)) {
			case H2 -> "h2";
			case POSTGRESQL -> "postgresql";
			default -> throw new UnsupportedDatabaseException(product);
		};
	}

	private static String product(DataSource dataSource) {
		try {
			return JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database of the Telegram storage cannot be reached", ex);
		}
	}

}
