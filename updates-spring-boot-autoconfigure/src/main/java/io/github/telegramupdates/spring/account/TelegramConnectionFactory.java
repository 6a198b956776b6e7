package io.github.telegramupdates.spring.account;

import java.util.function.BooleanSupplier;

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

	/**
	 * Opens the connection of an account, which asks whether it may before it reconnects:
	 * a machine that was suspended may no longer be the one that has the account. Called
	 * like the other method, and instead of it.
	 * @param account whose connection
	 * @param granted whether the account is granted to this instance right now; answers
	 * at once
	 * @return a connection that is closed by the caller; if this method is not
	 * implemented, one that does not ask
	 */
	default TelegramConnection connect(TelegramAccount account, BooleanSupplier granted) {
		return connect(account);
	}

}
