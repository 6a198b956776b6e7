package io.github.telegramupdates.spring.account.connection;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * Starts the stream of an account. Returns at once.
 */
@FunctionalInterface
public interface AccountStarter {

	/**
	 * Starts a stream.
	 * @param connection where its updates come from
	 * @param userId id of the Telegram user or bot
	 * @param options of the account
	 * @return the stream
	 */
	AccountRun run(TelegramConnection connection, long userId, AuthOptions options);

}
