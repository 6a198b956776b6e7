package io.github.telegramupdates.spring.account;

import java.util.Set;

/**
 * No account is configured under this name.
 */
public final class UnknownAccountException extends IllegalArgumentException {

	/**
	 * Creates the exception.
	 * @param name the name that is unknown
	 * @param configured names of the configured accounts
	 */
	public UnknownAccountException(String name, Set<String> configured) {
		super("No Telegram account is named '%s'; configured are %s".formatted(name, configured));
	}

}
