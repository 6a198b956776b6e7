package io.github.telegramupdates.spring.account;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.engine.Backoff;

/**
 * Makes sessions of accounts.
 *
 * @param connections opens connections
 * @param starter starts streams
 * @param names learns which Telegram account has which name
 * @param backoff waits between attempts to connect
 * @param clock the time
 */
record SessionFactory(TelegramConnectionFactory connections, AccountStarter starter, AccountNames names,
		Backoff backoff, Clock clock) {

	AccountSession create(TelegramAccount account, OpenChannels channels, BooleanSupplier granted, SessionTasks tasks) {
		return new AccountSession(account, this.connections, granted, this.starter, this.names, channels, tasks,
				this.clock);
	}

}
