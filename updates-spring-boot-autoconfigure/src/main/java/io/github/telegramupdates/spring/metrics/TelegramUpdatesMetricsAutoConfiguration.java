package io.github.telegramupdates.spring.metrics;

import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.delivery.CallbackFailures;
import io.micrometer.core.instrument.FunctionCounter;
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
			.builder(AccountTags.PREFIX + "callback.failures", callbacks, CallbackFailures::count)
			.description("What failed after the commit of a delivery")
			.register(registry);
	}

	@Bean
	@ConditionalOnBean(TelegramAccounts.class)
	AccountMeters telegramAccountMeters(TelegramAccounts accounts) {
		return new AccountMeters(accounts);
	}

	@Bean
	@ConditionalOnBean({ ConfiguredAccounts.class, AccountNames.class })
	DeliveryMeters telegramDeliveryMeters(ConfiguredAccounts configured, AccountNames names) {
		return new DeliveryMeters(new AccountTags(configured.names(), names));
	}

	@Bean
	@ConditionalOnBean({ ConfiguredAccounts.class, AccountNames.class })
	StreamMeters telegramStreamMeters(ConfiguredAccounts configured, AccountNames names) {
		return new StreamMeters(new AccountTags(configured.names(), names));
	}

}
