package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.delivery.CallbackFailures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of meters, for applications that have Micrometer.
 */
@AutoConfiguration(after = TelegramUpdatesAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(CallbackFailures.class)
public final class TelegramUpdatesMetricsAutoConfiguration {

	@Bean
	MeterBinder telegramUpdatesMeters(CallbackFailures callbacks) {
		return (registry) -> FunctionCounter
			.builder("telegram.updates.callback.failures", callbacks, CallbackFailures::count)
			.description("What failed after the commit of a delivery")
			.register(registry);
	}

	@Bean
	@ConditionalOnBean(TelegramAccounts.class)
	MeterBinder telegramAccountMeters(TelegramAccounts accounts) {
		return (registry) -> accounts.names()
			.forEach((name) -> Gauge.builder("telegram.updates.account.granted", accounts, (all) -> granted(all, name))
				.description("1 on the instance that may connect the account, 0 on the others")
				.tag("account", name)
				.register(registry));
	}

	private static int granted(TelegramAccounts accounts, String name) {
		ConnectionState connection = accounts.connection(name);
		return switch (connection.phase()) {
			case STANDBY -> 0;
			// with a problem it has ended by itself, and is not given back
			case CLOSED -> (connection.problem() != null) ? 1 : 0;
			default -> 1;
		};
	}

}
