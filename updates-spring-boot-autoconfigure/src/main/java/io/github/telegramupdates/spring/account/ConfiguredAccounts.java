package io.github.telegramupdates.spring.account;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The accounts that the application configures.
 *
 * @param accounts the accounts, each with a name of its own
 */
public record ConfiguredAccounts(List<TelegramAccount> accounts) {

	/**
	 * Copies the list.
	 */
	public ConfiguredAccounts {
		accounts = List.copyOf(accounts);
	}

	/**
	 * Names of the accounts.
	 * @return the names in alphabetical order
	 */
	public Set<String> names() {
		return this.accounts.stream().map(TelegramAccount::name).collect(Collectors.toCollection(TreeSet::new));
	}

}
