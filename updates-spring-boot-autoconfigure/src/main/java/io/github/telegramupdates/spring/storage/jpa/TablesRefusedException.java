package io.github.telegramupdates.spring.storage.jpa;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The tables are there, but the user of the application may not use them.
 */
final class TablesRefusedException extends FailureAnalyzedException {

	TablesRefusedException(Class<?> entity, Throwable cause) {
		super("The database does not let the user of the DataSource read the table of " + entity.getSimpleName() + ".",
				"Grant that user select, insert, update and delete on all tables that begin with 'telegram_'. Whoever "
						+ "migrates can do so once for all tables to come, on PostgreSQL with ALTER DEFAULT PRIVILEGES.",
				cause);
	}

}
