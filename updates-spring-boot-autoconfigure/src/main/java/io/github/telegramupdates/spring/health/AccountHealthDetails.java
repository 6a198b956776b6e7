package io.github.telegramupdates.spring.health;

import java.util.Map;

/**
 * Tells what the health of an account says besides its stream and connection. Whoever
 * makes connections has a bean of this type if it has more to tell.
 */
@FunctionalInterface
public interface AccountHealthDetails {

	/**
	 * Tells the details of an account.
	 * @param account name of the account in the configuration
	 * @return the details by their keys; nothing secret
	 */
	Map<String, Object> details(String account);

}
