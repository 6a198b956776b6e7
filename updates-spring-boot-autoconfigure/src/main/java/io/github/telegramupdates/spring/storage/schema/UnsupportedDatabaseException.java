package io.github.telegramupdates.spring.storage.schema;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * There are no scripts for the database of the application.
 */
final class UnsupportedDatabaseException extends FailureAnalyzedException {

	UnsupportedDatabaseException(String product) {
		super("The tables of the Telegram storage cannot be created: there are no scripts for '" + product
				+ "', only for H2 and PostgreSQL.",
				"Use one of these databases as main DataSource, or create the tables yourself after the model of '"
						+ StorageScripts.ROOT
						+ "/postgresql' and set telegram.updates.storage.migrate=false, or define "
						+ "StateStorage, ChannelAccessHasher and UserAccessHasher beans of your own.");
	}

}
