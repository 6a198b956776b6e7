package io.github.telegramupdates.spring.actuate;

import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint is there if the application exposes it.
 */
class TelegramUpdatesEndpointAutoConfigurationTests {

	private final ApplicationContextRunner configured = new ApplicationContextRunner()
		.withBean(TelegramConnectionFactory.class, () -> (account) -> {
			throw new IllegalStateException("no network");
		})
		.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.accounts.archive.api-id=1",
				"telegram.updates.accounts.archive.api-hash=secret",
				"telegram.updates.accounts.archive.bot-token=1:token");

	private final ApplicationContextRunner runner = this.configured
		.withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class,
				TelegramUpdatesAutoConfiguration.class, TelegramUpdatesEndpointAutoConfiguration.class));

	private final ApplicationContextRunner exposing = this.runner
		.withPropertyValues("management.endpoints.web.exposure.include=telegramupdates");

	@Test
	void anEndpointThatIsExposedIsThere() {
		this.exposing.run((context) -> assertThat(context.getBean(TelegramUpdatesEndpoint.class).accounts().accounts())
			.containsOnlyKeys("archive"));
	}

	@Test
	void anEndpointThatNobodyExposesIsNotThere() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TelegramUpdatesEndpoint.class));
	}

	@Test
	void anEndpointThatNobodyMayAccessIsNotThere() {
		this.exposing.withPropertyValues("management.endpoint.telegramupdates.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TelegramUpdatesEndpoint.class));
	}

	@Test
	void anApplicationThatDisablesUpdatesHasNoEndpoint() {
		this.exposing.withPropertyValues("telegram.updates.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TelegramUpdatesEndpoint.class));
	}

	@Test
	void anApplicationWithoutActuatorStarts() {
		this.configured.withUserConfiguration(FilteredByClassPath.class)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TelegramAccounts.class));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class,
			TelegramUpdatesEndpointAutoConfiguration.class })
	static class FilteredByClassPath {

	}

}
