package io.github.telegramupdates.spring.storage.check;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The tables are there, but the user of the application may not use them.
 */
final class TablesRefusedException extends FailureAnalyzedException {

	TablesRefusedException(Class<?> entity, String what, Throwable cause) {
		super("The database does not let the user of the DataSource %s the table of %s.".formatted(what,
				entity.getSimpleName()),
				"Grant that user select, insert, update and delete on all tables that begin with 'telegram_'. Whoever "
						+ "migrates can do so once for all tables to come, on PostgreSQL with ALTER DEFAULT PRIVILEGES.",
				cause);
	}

}
