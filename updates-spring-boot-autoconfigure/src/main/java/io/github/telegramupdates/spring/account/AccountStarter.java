package io.github.telegramupdates.spring.account;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * Starts the stream of an account. Returns at once.
 */
@FunctionalInterface
interface AccountStarter {

	AccountRun run(TelegramConnection connection, long userId, AuthOptions options);

}
