package io.github.telegramupdates.spring.account.connection;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;

/**
 * Makes the connectors of accounts.
 *
 * @param connections opens connections
 * @param starter starts streams
 * @param names records which Telegram account has which name
 * @param backoff waits between attempts to connect
 * @param clock the time
 */
public record AccountConnectorFactory(TelegramConnectionFactory connections, AccountStarter starter, AccountNames names,
		Backoff backoff, Clock clock) {

	/**
	 * Makes a connector, which does nothing until it is started.
	 * @param account the account
	 * @param channels the channels that the application shows
	 * @param granted whether this instance may connect the account
	 * @param tasks runs the steps of the connector
	 * @return the connector
	 */
	public AccountConnector create(TelegramAccount account, OpenChannels channels, BooleanSupplier granted,
			ConnectorTasks tasks) {
		return new AccountConnector(account, this.connections, granted, this.starter, this.names, channels, tasks,
				this.clock);
	}

}
