package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.connection.AccountConnectorFactory;
import io.github.telegramupdates.spring.account.connection.AccountStarter;
import io.github.telegramupdates.spring.account.event.EventConfiguration;
import io.github.telegramupdates.spring.account.event.SlowHandlerLog;
import io.github.telegramupdates.spring.delivery.DeliveryConfiguration;
import io.github.telegramupdates.spring.delivery.LaneExecutor;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Runs the accounts of a {@link ConfiguredAccounts} bean on a {@link GapEngine} bean.
 */
@Configuration(proxyBeanMethods = false)
@Import(EventConfiguration.class)
public class AccountConfiguration {

	private static final Duration DEFAULT_PHASE_TIMEOUT = Duration.ofSeconds(10);

	private static final TelegramConnectionFactory NO_CONNECTIONS = (account) -> {
		throw new IllegalStateException("No accounts are configured");
	};

	private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

	@Bean
	AccountNames telegramAccountNames() {
		return new AccountNames();
	}

	/**
	 * What the application allows, or what Spring does if nobody said anything.
	 */
	@Bean
	StopTimes telegramStopTimes(ObjectProvider<LifecycleProperties> lifecycle) {
		LifecycleProperties properties = lifecycle.getIfAvailable();
		return new StopTimes((properties != null) ? properties.getTimeoutPerShutdownPhase() : DEFAULT_PHASE_TIMEOUT);
	}

	@Bean
	AccountsLifecycle telegramAccounts(ConfiguredAccounts configured,
			ObjectProvider<TelegramConnectionFactory> connections, ObjectProvider<GapEngine> engine, AccountNames names,
			AccountOwnership ownership, StopTimes stopTimes, SlowHandlerLog slowHandlers, DeliveryWatch deliveries,
			@Qualifier(DeliveryConfiguration.LANE_EXECUTOR) ObjectProvider<Executor> lanes) {
		TelegramConnectionFactory factory = configured.accounts().isEmpty() ? NO_CONNECTIONS
				: requireCollaborators(configured, connections, engine);
		AccountStarter starter = (connection, userId, options) -> engine.getObject().run(connection, userId, options);
		return new AccountsLifecycle(configured,
				new AccountConnectorFactory(factory, starter, names, RETRIES, Clock.systemUTC()), ownership, stopTimes,
				(patience) -> interrupt(lanes.getIfAvailable(), patience),
				new PeriodicCheck(slowHandlers.interval(), () -> slowHandlers.check(deliveries)));
	}

	private static void interrupt(@Nullable Executor lanes, Duration patience) {
		// one that the application brought stops as the application likes
		if (lanes instanceof LaneExecutor ours) {
			ours.interrupt(patience);
		}
	}

	/**
	 * What is missing is reported at the start, and only to applications that need it.
	 */
	private static TelegramConnectionFactory requireCollaborators(ConfiguredAccounts configured,
			ObjectProvider<TelegramConnectionFactory> connections, ObjectProvider<GapEngine> engine) {
		TelegramConnectionFactory factory = connections.getIfAvailable();
		if (factory == null) {
			throw new MissingConnectionFactoryException(configured.names());
		}
		engine.getObject();
		return factory;
	}

}
