package io.github.telegramupdates.spring.account;

import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * Opens connections to Telegram, or to something that behaves like it. The application
 * has one bean of this type.
 */
@FunctionalInterface
public interface TelegramConnectionFactory {

	/**
	 * Opens the connection of an account. Called on a thread of its own, again after a
	 * while when it throws, and once more when a stopped application starts again; never
	 * twice for one account without a {@linkplain TelegramConnection#close() close} in
	 * between. It should leave waiting for the network to the connection.
	 * @param account whose connection
	 * @return a connection that is closed by the caller
	 */
	TelegramConnection connect(TelegramAccount account);

}
