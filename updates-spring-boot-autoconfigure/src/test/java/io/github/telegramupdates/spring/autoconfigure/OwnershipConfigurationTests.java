package io.github.telegramupdates.spring.autoconfigure;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.metrics.TelegramUpdatesMetricsAutoConfiguration;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.jdbc.JdbcAccountOwnership;
import io.github.telegramupdates.spring.storage.JpaApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

/**
 * Which ownership an application has.
 */
@ExtendWith(OutputCaptureExtension.class)
class OwnershipConfigurationTests {

	private static final String WARNING = "Nothing keeps two instances";

	private final ApplicationContextRunner runner = JpaApplication.runner(JpaApplication.url())
		.withConfiguration(AutoConfigurations.of(TelegramUpdatesAutoConfiguration.class,
				TelegramUpdatesMetricsAutoConfiguration.class, LifecycleAutoConfiguration.class))
		.withBean(TelegramConnectionFactory.class, () -> (account) -> {
			throw new IllegalStateException("no network");
		})
		.withPropertyValues("telegram.updates.accounts.archive.api-id=1",
				"telegram.updates.accounts.archive.api-hash=hash", "telegram.updates.accounts.archive.bot-token=token");

	private final ApplicationContextRunner locked = this.runner
		.withPropertyValues("telegram.updates.cluster.mode=jdbc");

	@Test
	void aDatabaseOfOneProcessNeedsNoGuardAndNoWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(AccountOwnership.class).doesNotHaveBean(JdbcAccountOwnership.class);
			assertThat(output).doesNotContain(WARNING);
		});
	}

	@Test
	void accountsAreGuardedByLocksAndAnAccountIsGrantedAtOnce() {
		this.locked.run((context) -> {
			assertThat(context).hasSingleBean(JdbcAccountOwnership.class);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			await()
				.until(() -> jdbc.queryForList("select lock_key from telegram_lock", String.class).contains("archive"));
		});
	}

	@Test
	void theStopOfTheApplicationReleasesItsLocks() {
		String url = JpaApplication.url();
		this.locked.withPropertyValues("spring.datasource.url=" + url)
			.run((context) -> await().until(() -> count(context.getBean(DataSource.class)) == 1));
		this.runner.withPropertyValues("spring.datasource.url=" + url, "telegram.updates.accounts.archive.api-id=1")
			.run((context) -> assertThat(count(context.getBean(DataSource.class))).isZero());
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("telegram-updates-ownership")));
	}

	@Test
	void theLocksLiveInTheSchemaOfTheOtherTables() {
		this.locked.withPropertyValues("telegram.updates.storage.schema=telegram").run((context) -> {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			await()
				.until(() -> jdbc.queryForObject("select count(*) from \"telegram\".telegram_lock", Long.class) == 1);
		});
	}

	@Test
	void aSingleInstanceIsWarnedOnce(CapturedOutput output) {
		this.runner.withPropertyValues("telegram.updates.cluster.mode=single").run((context) -> {
			assertThat(context).doesNotHaveBean(JdbcAccountOwnership.class);
			assertThat(output).containsOnlyOnce(WARNING).contains("telegram.updates.cluster.mode is 'single'");
		});
	}

	@Test
	void anApplicationWithoutTheLibraryIsWarnedOnce(CapturedOutput output) {
		this.locked.withClassLoader(new FilteredClassLoader("org.springframework.integration")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce(WARNING)
				.contains("org.springframework.integration:spring-integration-jdbc is not on the class path");
		});
	}

	@Test
	void positionsInTheHeapAreNotShared(CapturedOutput output) {
		this.runner.withPropertyValues("telegram.updates.storage.type=memory").run((context) -> {
			assertThat(context).hasSingleBean(AccountOwnership.class).doesNotHaveBean(JdbcAccountOwnership.class);
			assertThat(output).doesNotContain(WARNING);
		});
	}

	@Test
	void storageOfTheApplicationHasNoTableForLocks() {
		this.locked.withBean(InMemoryStateStorage.class)
			.withBean(InMemoryAccessHashes.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcAccountOwnership.class));
	}

	@Test
	void ownershipOfTheApplicationWins() {
		AccountOwnership own = mock();
		this.locked.withBean(AccountOwnership.class, () -> own)
			.run((context) -> assertThat(context.getBean(AccountOwnership.class)).isSameAs(own));
	}

	@Test
	void theLibrarySwitchesNothingOn() {
		this.locked.run((context) -> {
			assertThat(context).doesNotHaveBean(LockRegistry.class);
			assertThat(context.getBeanDefinitionNames())
				.noneMatch((name) -> name.contains("integration") || name.contains("errorChannel"));
		});
	}

	@Test
	void timesThatCannotWorkAreRefused() {
		this.locked.withPropertyValues("telegram.updates.cluster.heartbeat=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("telegram.updates.cluster.heartbeat"));
		this.locked.withPropertyValues("telegram.updates.cluster.time-to-live=14s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("telegram.updates.cluster.time-to-live"));
	}

	@Test
	void aMeterTellsWhereAnAccountIsGranted() {
		MeterRegistry registry = new SimpleMeterRegistry();
		this.locked.run((context) -> {
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			await().until(() -> granted(registry) == 1);
			context.getBean(TelegramAccounts.class).stop("archive");
			assertThat(granted(registry)).isZero();
		});
	}

	private static double granted(MeterRegistry registry) {
		return registry.get("telegram.updates.account.granted").tag("account", "archive").gauge().value();
	}

	private static long count(DataSource dataSource) {
		Long rows = new JdbcTemplate(dataSource).queryForObject("select count(*) from telegram_lock", Long.class);
		return (rows != null) ? rows : -1;
	}

}
