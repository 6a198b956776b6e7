package io.github.telegramupdates.spring.client;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Which servers accounts are connected to. A bean of this type, for example of a
 * container for tests, takes the place of the properties {@code test-dcs},
 * {@code servers} and {@code public-keys}.
 */
@FunctionalInterface
public interface TelegramConnectionDetails extends ConnectionDetails {

	/**
	 * Tells the servers of an account.
	 * @param account name of the account in the configuration
	 * @return its servers
	 */
	TelegramServers servers(String account);

}
