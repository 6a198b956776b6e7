package io.github.telegramupdates.spring.account;

import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.tl.client.TelegramApi;

/**
 * How the configured accounts are doing, and a way to call Telegram as one of them. Safe
 * for use by many threads; nothing here waits for the network.
 */
public interface TelegramAccounts {

	/**
	 * Names of the configured accounts.
	 * @return the names in alphabetical order
	 */
	Set<String> names();

	/**
	 * How the stream of an account is doing.
	 * @param name name of the account
	 * @return a snapshot; empty until Telegram has told who the account is
	 * @throws IllegalArgumentException if no account has this name
	 */
	Optional<AccountStatus> status(String name);

	/**
	 * How the connection of an account is doing.
	 * @param name name of the account
	 * @return a snapshot
	 * @throws IllegalArgumentException if no account has this name
	 */
	ConnectionState connection(String name);

	/**
	 * The methods of Telegram, called as an account.
	 * @param name name of the account
	 * @return the methods, until the application stops or the account ends
	 * @throws IllegalArgumentException if no account has this name
	 * @throws IllegalStateException if the account has no open connection
	 */
	TelegramApi api(String name);

}
