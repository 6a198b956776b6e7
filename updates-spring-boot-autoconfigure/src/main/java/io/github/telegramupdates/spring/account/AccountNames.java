package io.github.telegramupdates.spring.account;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Names of the accounts whose Telegram id is known. An id is known once the account was
 * connected for the first time.
 */
public final class AccountNames {

	private final ConcurrentMap<Long, String> names = new ConcurrentHashMap<>();

	/**
	 * Returns the name of an account.
	 * @param userId id of the Telegram user or bot
	 * @return the name in the configuration; the id as text if the account is not a
	 * configured one
	 */
	public String nameOf(long userId) {
		return configuredName(userId).orElseGet(() -> Long.toString(userId));
	}

	/**
	 * Returns the name of a configured account.
	 * @param userId id of the Telegram user or bot
	 * @return the name; empty if the account is not a configured one
	 */
	public Optional<String> configuredName(long userId) {
		return Optional.ofNullable(this.names.get(userId));
	}

	/**
	 * Returns the id of an account.
	 * @param name the name in the configuration
	 * @return id of the Telegram user or bot; empty until the account was connected
	 */
	public OptionalLong idOf(String name) {
		return this.names.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(name))
			.mapToLong(Map.Entry::getKey)
			.findFirst();
	}

	/**
	 * Gives a name to an id, unless the id has one.
	 * @param userId id of the Telegram user or bot
	 * @param name the name in the configuration
	 * @return the name that the id has now
	 */
	public String assign(long userId, String name) {
		String previous = this.names.putIfAbsent(userId, name);
		return (previous != null) ? previous : name;
	}

}
