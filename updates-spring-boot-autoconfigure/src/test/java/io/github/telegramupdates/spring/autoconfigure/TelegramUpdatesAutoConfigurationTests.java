package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an application gets, and what it is told when something is missing.
 */
@ExtendWith(OutputCaptureExtension.class)
class TelegramUpdatesAutoConfigurationTests {

	private static final String[] ARCHIVE = { "telegram.updates.accounts.archive.api-id=1",
			"telegram.updates.accounts.archive.api-hash=secret",
			"telegram.updates.accounts.archive.bot-token=1:token" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class));

	private final ApplicationContextRunner configured = this.runner.withPropertyValues(ARCHIVE)
		.withPropertyValues("telegram.updates.storage.type=memory");

	@Test
	void withoutAccountsNothingStartsAndTheLogSaysSo(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(TelegramAccounts.class).names()).isEmpty();
			assertThat(output).contains("No Telegram accounts are configured");
		});
	}

	@Test
	void accountsRunOnTheEngine() {
		this.configured.withBean(TelegramConnectionFactory.class, () -> (account) -> unreachable()).run((context) -> {
			assertThat(context).hasSingleBean(GapEngine.class);
			assertThat(context.getBean(TelegramAccounts.class).names()).containsExactly("archive");
		});
	}

	@Test
	void aMissingConnectionFactoryIsExplained() {
		this.configured.run((context) -> assertThat(context.getStartupFailure()).rootCause()
			.isInstanceOfSatisfying(FailureAnalyzedException.class, (failure) -> {
				assertThat(failure.analysis().getDescription()).contains("[archive]", "TelegramConnectionFactory");
				assertThat(failure.analysis().getAction()).contains("Define a bean of type TelegramConnectionFactory",
						"telegram.updates.enabled");
			}));
	}

	@Test
	void anAccountWithoutAStorageFailsTheStart() {
		this.runner.withPropertyValues(ARCHIVE)
			.withBean(TelegramConnectionFactory.class, () -> (account) -> unreachable())
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(NoSuchBeanDefinitionException.class,
						(failure) -> assertThat(failure.getBeanType()).isEqualTo(StateStorage.class)));
	}

	@Test
	void allMistakesOfAllAccountsAreExplainedAtOnce() {
		this.runner
			.withPropertyValues("telegram.updates.accounts.one.api-id=1", "telegram.updates.accounts.one.api-hash=x",
					"telegram.updates.accounts.two.bot-token=t", "telegram.updates.accounts.three.api-id=1",
					"telegram.updates.accounts.three.api-hash=x", "telegram.updates.accounts.three.bot-token=t",
					"telegram.updates.accounts.three.phone=1", "telegram.updates.accounts.four.api-id=-1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidAccountsException.class)
				.hasMessageContaining("telegram.updates.accounts.one has neither a bot-token nor a phone")
				.hasMessageContaining("telegram.updates.accounts.two.api-id is missing")
				.hasMessageContaining("telegram.updates.accounts.two.api-hash is missing")
				.hasMessageContaining("telegram.updates.accounts.four.api-id is negative")
				.hasMessageContaining("telegram.updates.accounts.three has both a bot-token and a phone"));
	}

	@Test
	void theApplicationReportsTheMistakeAndItsCure(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run("--telegram.updates.accounts.one.api-id=1"));
		assertThat(output).contains("APPLICATION FAILED TO START", "Action:")
			.contains("telegram.updates.accounts.one has neither a bot-token nor a phone")
			.contains("either the bot-token of a bot or the phone of a user");
	}

	private static TelegramConnection unreachable() {
		throw new IllegalStateException("no network");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class })
	static class Application {

	}

}
