package io.github.telegramupdates.spring.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.telegramupdates.spring.account.ConfiguredAccounts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts whose updates the application receives.
 *
 * @param enabled Whether updates are received at all.
 * @param accounts Accounts by a name of your choice.
 */
@ConfigurationProperties("telegram.updates")
record TelegramUpdatesProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue Map<String, AccountProperties> accounts) {

	ConfiguredAccounts toConfiguredAccounts() {
		List<String> problems = this.accounts.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().problems(entry.getKey()).stream())
			.toList();
		if (!problems.isEmpty()) {
			throw new InvalidAccountsException(problems);
		}
		return new ConfiguredAccounts(
				this.accounts.entrySet().stream().map((entry) -> entry.getValue().toAccount(entry.getKey())).toList());
	}

}
