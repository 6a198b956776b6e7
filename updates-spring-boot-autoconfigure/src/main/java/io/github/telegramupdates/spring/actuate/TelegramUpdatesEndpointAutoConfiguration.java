package io.github.telegramupdates.spring.actuate;

import java.time.Clock;
import java.time.Duration;

import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the endpoint {@code telegramupdates}.
 */
@AutoConfiguration(after = TelegramUpdatesAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBooleanProperty(name = "telegram.updates.enabled", matchIfMissing = true)
@ConditionalOnAvailableEndpoint(TelegramUpdatesEndpoint.class)
@ConditionalOnBean(TelegramAccounts.class)
public final class TelegramUpdatesEndpointAutoConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	@Bean
	@ConditionalOnMissingBean
	TelegramUpdatesEndpoint telegramUpdatesEndpoint(TelegramAccounts accounts) {
		return new TelegramUpdatesEndpoint(accounts, new AccountDescriber(accounts, Clock.systemUTC()),
				new AccountOperations(PATIENCE));
	}

}
