package io.github.telegramupdates.spring.health;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what the health of an account says besides its stream and connection. Whoever
 * makes connections has a bean of this type if it has more to report.
 */
@FunctionalInterface
public interface AccountHealthDetails {

	/**
	 * Tells the details of an account.
	 * @param account name of the account in the configuration
	 * @return the details by their keys; nothing secret
	 */
	Map<String, Object> details(String account);

	/**
	 * Until when Telegram asked to wait before the account connects. While it does, the
	 * account is not down because it does not start.
	 * @param account name of the account in the configuration
	 * @return the time, empty if there is nothing to wait for
	 */
	default Optional<Instant> waitingUntil(String account) {
		return Optional.empty();
	}

	/**
	 * What somebody has to enter before the account can log in. An account that waits for
	 * that is out of service when its time to start is over, but not down.
	 * @param account name of the account in the configuration
	 * @return what is waited for, for example "the code of its login"; empty if nobody is
	 * asked
	 */
	default Optional<String> waitingFor(String account) {
		return Optional.empty();
	}

}
