package io.github.telegramupdates.spring.account;

import java.util.Set;

/**
 * No account is configured under this name.
 */
final class UnknownAccountException extends IllegalArgumentException {

	UnknownAccountException(String name, Set<String> configured) {
		super("No Telegram account is named '%s'; configured are %s".formatted(name, configured));
	}

}
