package io.github.telegramupdates.spring.ownership.jdbc;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.dao.DataAccessException;

/**
 * The table of the locks is missing, or the application may not use it.
 */
final class LockTableException extends FailureAnalyzedException {

	LockTableException(String table, DataAccessException cause) {
		super("The table %s cannot be used, which decides which instance connects an account: %s".formatted(table,
				cause.getMostSpecificCause().getMessage()),
				"One of these helps:\n" + " - let the table be created: telegram.updates.storage.migrate=true\n"
						+ " - run the scripts below 'io/github/telegramupdates/spring/storage/migration' yourself, in "
						+ "order\n"
						+ " - grant the user of the DataSource select, insert, update and delete on all tables that "
						+ "begin with 'telegram_'\n"
						+ " - if there is never more than one instance: telegram.updates.cluster.mode=single",
				cause);
	}

}
