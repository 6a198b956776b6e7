package io.github.telegramupdates.spring.storage.check;

import io.github.telegramupdates.spring.storage.schema.StorageScripts;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Hibernate does not find a table of the storage, or not as it should be.
 */
final class TablesMissingException extends FailureAnalyzedException {

	TablesMissingException(Class<?> entity, String detail, @Nullable Throwable cause) {
		super("The table of " + entity.getSimpleName() + " cannot be read: " + detail,
				"One of these helps:\n" + " - let the tables be created: telegram.updates.storage.migrate=true, with "
						+ "org.flywaydb:flyway-core (and flyway-database-postgresql for PostgreSQL) on the class path\n"
						+ " - run the scripts below '" + StorageScripts.ROOT + "/{h2,postgresql}' yourself, in order\n"
						+ " - if the tables are there: a physical naming strategy, quoted identifiers or another "
						+ "schema hide them from Hibernate; leave the names of tables that begin with 'telegram_' as "
						+ "they are, or set telegram.updates.storage.schema",
				cause);
	}

}
