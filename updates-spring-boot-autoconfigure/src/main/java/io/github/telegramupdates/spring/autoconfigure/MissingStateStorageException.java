package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.engine.storage.StateStorage;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Accounts are configured, but there is no place for their positions.
 */
final class MissingStateStorageException extends FailureAnalyzedException {

	MissingStateStorageException() {
		super("Telegram accounts are configured, but there is no database for the positions of their updates: "
				+ "no bean of type " + StateStorage.class.getName() + " could be created.",
				"Add spring-boot-starter-data-jpa and a database driver, or define a StateStorage bean, "
						+ "or set telegram.updates.storage.type to memory if positions may be lost on restart.");
	}

}
