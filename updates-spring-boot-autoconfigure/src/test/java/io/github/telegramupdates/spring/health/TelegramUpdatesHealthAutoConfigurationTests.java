package io.github.telegramupdates.spring.health;

import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health of accounts is there if the application has health at all.
 */
class TelegramUpdatesHealthAutoConfigurationTests {

	private final ApplicationContextRunner configured = new ApplicationContextRunner()
		.withBean(TelegramConnectionFactory.class, () -> (account) -> {
			throw new IllegalStateException("no network");
		})
		.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.accounts.archive.api-id=1",
				"telegram.updates.accounts.archive.api-hash=secret",
				"telegram.updates.accounts.archive.bot-token=1:token");

	private final ApplicationContextRunner runner = this.configured
		.withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class,
				TelegramUpdatesAutoConfiguration.class, TelegramUpdatesHealthAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class));

	@Test
	void everyAccountIsAComponent() {
		this.runner.run((context) -> assertThat(
				context.getBean(HealthContributorRegistry.class).getContributor("telegramUpdates"))
			.isInstanceOfSatisfying(CompositeHealthContributor.class,
					(composite) -> assertThat(composite.getContributor("archive")).isNotNull()));
	}

	@Test
	void theHealthCanBeDisabled() {
		this.runner.withPropertyValues("management.health.telegramupdates.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CompositeHealthContributor.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "disconnected-grace", "start-grace", "blocked-grace" })
	void aNegativeGraceIsExplained(String name) {
		this.runner.withPropertyValues("telegram.updates.health." + name + "=-1s")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.health." + name));
		this.runner.withPropertyValues("telegram.updates.health." + name + "=0s")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anApplicationWithoutHealthStarts() {
		this.configured.withUserConfiguration(FilteredByClassPath.class)
			.withClassLoader(
					new FilteredClassLoader("org.springframework.boot.health", "org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TelegramAccounts.class)
				.doesNotHaveBean("telegramUpdatesHealthContributor"));
	}

	@Test
	void anApplicationThatDisablesUpdatesHasNoHealthOfThem() {
		this.runner.withPropertyValues("telegram.updates.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CompositeHealthContributor.class));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class,
			TelegramUpdatesHealthAutoConfiguration.class })
	static class FilteredByClassPath {

	}

}
