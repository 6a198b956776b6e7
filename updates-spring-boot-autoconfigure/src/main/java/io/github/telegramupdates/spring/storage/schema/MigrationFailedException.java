package io.github.telegramupdates.spring.storage.schema;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The tables cannot be created or upgraded.
 */
final class MigrationFailedException extends FailureAnalyzedException {

	private MigrationFailedException(String description, String action, Throwable cause) {
		super(description, action, cause);
	}

	static MigrationFailedException missingGrants(String user, Throwable cause) {
		return new MigrationFailedException(
				"The tables of the Telegram storage cannot be created or upgraded: the database user '" + user
						+ "' may not do that.",
				"One of these helps:\n - grant it the rights to create tables in the schema\n"
						+ " - migrate as another user: spring.flyway.user and spring.flyway.password with "
						+ "spring-boot-starter-flyway, or a DataSource bean with @FlywayDataSource\n"
						+ " - run the scripts below '" + StorageScripts.ROOT
						+ "' yourself and set telegram.updates.storage.migrate=false",
				cause);
	}

}
