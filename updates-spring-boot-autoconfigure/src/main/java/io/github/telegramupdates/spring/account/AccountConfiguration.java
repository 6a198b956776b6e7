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
			ObjectProvider<TelegramConnectionFactory> connections, GapEngine engine, AccountNames names) {
		return new AccountsLifecycle(configured, connectionFactory(configured, connections), engine::run, names,
				RETRIES, Clock.systemUTC());
	}

	private static TelegramConnectionFactory connectionFactory(ConfiguredAccounts configured,
			ObjectProvider<TelegramConnectionFactory> connections) {
		TelegramConnectionFactory factory = connections.getIfAvailable();
		if (factory != null) {
			return factory;
		}
		if (!configured.accounts().isEmpty()) {
			throw new MissingConnectionFactoryException(configured.names());
		}
		return (account) -> {
			throw new MissingConnectionFactoryException(configured.names());
		};
	}

}
