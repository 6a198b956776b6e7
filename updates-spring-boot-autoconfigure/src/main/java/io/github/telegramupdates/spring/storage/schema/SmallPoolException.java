package io.github.telegramupdates.spring.storage.schema;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The migration needs two connections, and the pool of an H2 database in memory has one.
 */
final class SmallPoolException extends FailureAnalyzedException {

	/**
	 * Creates the exception.
	 */
	SmallPoolException() {
		super("The tables of the Telegram storage cannot be migrated: that takes two connections, the pool of the "
				+ "DataSource has one, and an H2 database in memory can be reached through its pool only.",
				"Let the pool have two connections or more, for example with "
						+ "spring.datasource.hikari.maximum-pool-size=2.");
	}

}
