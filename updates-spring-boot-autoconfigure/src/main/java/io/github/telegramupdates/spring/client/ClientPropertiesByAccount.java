package io.github.telegramupdates.spring.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.spring.account.TelegramAccount;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * How each account is connected: by what is said for all accounts, and by what it says
 * for itself.
 */
final class ClientPropertiesByAccount {

	private static final String PREFIX = "telegram.updates";

	private static final String ACCOUNTS = PREFIX + ".accounts";

	private final Map<String, ClientProperties> properties;

	private ClientPropertiesByAccount(Map<String, ClientProperties> properties) {
		this.properties = properties;
	}

	/**
	 * Reads and checks the properties.
	 * @throws InvalidClientPropertiesException if anything is wrong
	 */
	static ClientPropertiesByAccount read(Binder binder, List<TelegramAccount> accounts, ClientProperties common,
			PublicKeys keys, SessionStores stores) {
		Map<String, ClientProperties> own = binder.bind(ACCOUNTS, Bindable.mapOf(String.class, ClientProperties.class))
			.orElse(Map.of());
		List<ClientProblem> problems = new ArrayList<>(common.problems(PREFIX, keys));
		own.forEach((name, properties) -> problems.addAll(properties.problems(ACCOUNTS + "." + name, keys)));
		Map<String, ClientProperties> merged = new HashMap<>();
		for (TelegramAccount account : accounts) {
			ClientProperties properties = own.getOrDefault(account.name(), ClientProperties.NONE).over(common);
			problems.addAll(stores.problems(account, PREFIX + ".session", properties.sessionOrNone()));
			merged.put(account.name(), properties);
		}
		if (!problems.isEmpty()) {
			throw new InvalidClientPropertiesException(problems);
		}
		return new ClientPropertiesByAccount(merged);
	}

	ClientProperties of(String account) {
		return this.properties.getOrDefault(account, ClientProperties.NONE);
	}

}
