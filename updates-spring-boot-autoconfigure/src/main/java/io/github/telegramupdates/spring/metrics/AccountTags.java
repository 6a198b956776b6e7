package io.github.telegramupdates.spring.metrics;

import java.util.Set;

import io.github.telegramupdates.spring.account.AccountNames;

/**
 * Names accounts in the tags of meters.
 *
 * @param configured names of the configured accounts
 * @param names names of those whose id is known
 */
record AccountTags(Set<String> configured, AccountNames names) {

	static final String PREFIX = "telegram.updates.";

	static final String ACCOUNT = "account";

	static final String OUTCOME = "outcome";

	/** An account that the application runs without a name. */
	private static final String UNNAMED = "unnamed";

	String of(long userId) {
		return this.names.configuredName(userId).orElse(UNNAMED);
	}

}
