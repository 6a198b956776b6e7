package io.github.telegramupdates.spring.health;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.delivery.DeliveryProperties;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health of accounts, {@code telegramUpdates}.
 */
@AutoConfiguration(after = TelegramUpdatesAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnBooleanProperty(name = "telegram.updates.enabled", matchIfMissing = true)
@ConditionalOnBean(TelegramAccounts.class)
@ConditionalOnEnabledHealthIndicator("telegramupdates")
@EnableConfigurationProperties({ HealthProperties.class, DeliveryProperties.class })
public final class TelegramUpdatesHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "telegramUpdatesHealthIndicator", "telegramUpdatesHealthContributor" })
	CompositeHealthContributor telegramUpdatesHealthContributor(TelegramAccounts accounts, AccountNames names,
			DeliveryWatch deliveries, ObjectProvider<AccountHealthDetails> details, HealthProperties properties,
			DeliveryProperties delivery) {
		List<AccountHealthDetails> others = details.orderedStream().toList();
		Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
		for (String name : accounts.names()) {
			indicators.put(name, new AccountHealthIndicator(name, accounts, names, deliveries, others, properties,
					delivery.slowHandler(), Clock.systemUTC()));
		}
		return CompositeHealthContributor.fromMap(indicators);
	}

}
