package io.github.telegramupdates.spring.storage.schema;

import java.sql.SQLException;

import io.github.telegramupdates.spring.storage.jpa.SqlStates;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Creates and upgrades the tables. What Flyway says at each start is not repeated for
 * these few scripts, unless the application has set the level of its log.
 */
final class StorageMigration implements Runnable {

	private static final Log logger = LogFactory.getLog(StorageMigration.class);

	private static final String FLYWAY_LOGGER = "org.flywaydb";

	private final Flyway flyway;

	/**
	 * Creates the migration.
	 * @param flyway the scripts and their database
	 */
	StorageMigration(Flyway flyway) {
		this.flyway = flyway;
	}

	@Override
	public void run() {
		LoggingSystem logging = LoggingSystem.get(StorageMigration.class.getClassLoader());
		LoggerConfiguration configured = logging.getLoggerConfiguration(FLYWAY_LOGGER);
		if (configured != null
				&& configured.getLevelConfiguration(LoggerConfiguration.ConfigurationScope.DIRECT) != null) {
			migrate();
			return;
		}
		logging.setLogLevel(FLYWAY_LOGGER, LogLevel.ERROR);
		try {
			migrate();
		}
		finally {
			logging.setLogLevel(FLYWAY_LOGGER, null);
		}
	}

	private void migrate() {
		try {
			MigrateResult result = this.flyway.migrate();
			if (result.migrationsExecuted > 0) {
				logger.info("The tables of the Telegram storage were brought to version " + result.targetSchemaVersion);
			}
		}
		catch (FlywayException ex) {
			SQLException refused = SqlStates.refusal(ex);
			if (refused != null) {
				throw MigrationFailedException.missingGrants(String.valueOf(user()), ex);
			}
			throw ex;
		}
	}

	private @Nullable String user() {
		try (var connection = this.flyway.getConfiguration().getDataSource().getConnection()) {
			return connection.getMetaData().getUserName();
		}
		catch (SQLException ex) {
			return null;
		}
	}

}
