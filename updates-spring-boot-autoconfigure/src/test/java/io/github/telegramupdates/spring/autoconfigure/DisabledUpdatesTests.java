package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.health.TelegramUpdatesHealthAutoConfiguration;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.storage.JpaApplication;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * With {@code telegram.updates.enabled=false} nothing of the starter is left but a bean
 * that can be injected.
 */
class DisabledUpdatesTests {

	private final ApplicationContextRunner disabled = JpaApplication.runner(JpaApplication.url())
		.withConfiguration(AutoConfigurations.of(DisabledUpdatesAutoConfiguration.class,
				TelegramUpdatesAutoConfiguration.class, TelegramUpdatesHealthAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class))
		.withPropertyValues("telegram.updates.enabled=false", "telegram.updates.accounts.archive.api-id=1",
				"telegram.updates.accounts.archive.api-hash=secret",
				"telegram.updates.accounts.archive.bot-token=1:token");

	@Test
	void theAccountsCanBeInjectedAndAreNone() {
		this.disabled.withBean(Caller.class).run((context) -> {
			TelegramAccounts accounts = context.getBean(Caller.class).accounts;
			assertThat(accounts.names()).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> accounts.status("archive"))
				.withMessageContaining("No Telegram account is named 'archive'");
			assertThatIllegalArgumentException().isThrownBy(() -> accounts.connection("archive"));
			assertThatIllegalArgumentException().isThrownBy(() -> accounts.api("archive"));
		});
	}

	@Test
	void thereAreNeitherTablesNorEntities() {
		this.disabled.run((context) -> {
			assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().getEntities()).isEmpty();
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'"))
				.isEmpty();
		});
	}

	@Test
	void thereIsNoHealth() {
		this.disabled.run((context) -> assertThat(
				context.getBean(HealthContributorRegistry.class).getContributor("telegramUpdates"))
			.isNull());
	}

	@Test
	void listenersAreNotChecked() {
		this.disabled.withBean(Wrong.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void onlyWhatIsInjectedIsLeft() {
		this.disabled.run((context) -> assertThat(context.getBeanDefinitionNames())
			.filteredOn((name) -> name.startsWith("telegram") && !name.contains("."))
			.containsExactlyInAnyOrder("telegramAccounts", "telegramApi-archive", "telegramPeers-archive"));
	}

	@Test
	void noThreadIsStarted() {
		this.disabled.run((context) -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("telegram-updates-keep-alive")));
	}

	@Test
	void aConnectionFactoryIsNeitherNeededNorAsked() {
		this.disabled.withBean(TelegramConnectionFactory.class, () -> (account) -> {
			throw new AssertionError("nothing to connect");
		}).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void mistakesInTheAccountsDoNotMatter() {
		this.disabled.withPropertyValues("telegram.updates.accounts.archive.phone=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	static class Caller {

		private final TelegramAccounts accounts;

		Caller(TelegramAccounts accounts) {
			this.accounts = accounts;
		}

	}

	@Lazy
	static class Wrong {

		@TelegramUpdateListener
		@Transactional(propagation = Propagation.REQUIRES_NEW)
		int on(UpdateNewMessage update) {
			return 1;
		}

	}

}
