package io.github.telegramupdates.spring.account;

import java.time.Clock;
import java.time.Duration;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.event.EngineListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the accounts of a {@link ConfiguredAccounts} bean on a {@link GapEngine} bean.
 */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

	private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

	@Bean
	AccountNames telegramAccountNames() {
		return new AccountNames();
	}

	@Bean
	EventQueue telegramUpdatesEventQueue(ApplicationEventPublisher publisher) {
		return new EventQueue(publisher);
	}

	@Bean
	EngineListener telegramUpdatesEventPublisher(AccountNames names, EventQueue queue) {
		return new EngineEventPublisher(names, new EngineEventLog(), queue);
	}

	@Bean
	AccountsLifecycle telegramAccounts(ConfiguredAccounts configured,
			ObjectProvider<TelegramConnectionFactory> connections, ObjectProvider<GapEngine> engine,
			AccountNames names) {
		if (!configured.accounts().isEmpty()) {
			requireCollaborators(configured, connections, engine);
		}
		return new AccountsLifecycle(configured, (account) -> connections.getObject().connect(account),
				(connection, userId, options) -> engine.getObject().run(connection, userId, options), names, RETRIES,
				Clock.systemUTC());
	}

	/**
	 * What is missing is told at the start, and only to applications that need it.
	 */
	private static void requireCollaborators(ConfiguredAccounts configured,
			ObjectProvider<TelegramConnectionFactory> connections, ObjectProvider<GapEngine> engine) {
		if (connections.getIfAvailable() == null) {
			throw new MissingConnectionFactoryException(configured.names());
		}
		engine.getObject();
	}

}
