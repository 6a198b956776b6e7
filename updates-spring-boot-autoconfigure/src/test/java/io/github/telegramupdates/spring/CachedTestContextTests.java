package io.github.telegramupdates.spring;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A context of Spring's test framework lives until the process ends, so it must not keep
 * the process from ending.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "telegram.updates.storage.type=memory", "telegram.updates.accounts.archive.api-id=1",
				"telegram.updates.accounts.archive.api-hash=hash",
				"telegram.updates.accounts.archive.bot-token=token" })
class CachedTestContextTests {

	@Autowired
	private TelegramAccounts accounts;

	@Test
	void theAccountsRunOnDaemonThreadsOnly() {
		await().until(() -> this.accounts.status("archive").isPresent());
		assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !thread.isDaemon())
			.extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("telegram-updates"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class })
	static class Application {

		@Bean
		SimulatedTelegram telegram() {
			return SimulatedTelegram.builder().build();
		}

		@Bean
		TelegramConnectionFactory connections(SimulatedTelegram telegram) {
			SimulatedAccount bot = telegram.bot("cached_bot");
			return (account) -> telegram.connect(bot);
		}

	}

}
