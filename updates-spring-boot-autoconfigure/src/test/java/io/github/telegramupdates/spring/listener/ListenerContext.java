package io.github.telegramupdates.spring.listener;

import java.util.List;

import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.TelegramAccount;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A context with listeners and two accounts, {@code archive} and {@code support}.
 */
final class ListenerContext {

	private ListenerContext() {
	}

	static ApplicationContextRunner with(Class<?>... configurations) {
		return new ApplicationContextRunner().withUserConfiguration(ListenerConfiguration.class, Accounts.class)
			.withUserConfiguration(configurations);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Calls.class)
	static class Accounts {

		@Bean
		AccountNames accountNames() {
			return new AccountNames();
		}

		@Bean
		ConfiguredAccounts configuredAccounts() {
			return new ConfiguredAccounts(List.of(new TelegramAccount("archive", 1, "hash", "token", null),
					new TelegramAccount("support", 1, "hash", "token", null),
					new TelegramAccount(Long.toString(Batches.USER), 1, "hash", "token", null)));
		}

	}

}
