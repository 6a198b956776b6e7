package io.github.telegramupdates.spring.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

	private static final Pattern BOT_TOKEN = Pattern.compile("\\d+:\\S+");

	private static final Pattern PHONE = Pattern.compile("\\+?[\\d ()./-]*\\d[\\d ()./-]*");

	private final Map<String, ClientProperties> properties;

	private final Map<String, ImportedSession> imported;

	private ClientPropertiesByAccount(Map<String, ClientProperties> properties, Map<String, ImportedSession> imported) {
		this.properties = properties;
		this.imported = imported;
	}

	/**
	 * Reads and checks the properties.
	 * @throws InvalidClientPropertiesException if anything is wrong
	 */
	static ClientPropertiesByAccount read(Binder binder, List<TelegramAccount> accounts, ClientProperties common,
			PublicKeys keys, SessionStores stores, LoginHandlers handlers) {
		Map<String, ClientProperties> own = read(binder, ClientProperties.class);
		Map<String, ImportedSession> imported = read(binder, ImportedSession.class);
		List<ClientProblem> problems = new ArrayList<>(common.problems(PREFIX, keys));
		own.forEach((name, properties) -> problems.addAll(properties.problems(ACCOUNTS + "." + name, keys)));
		Map<String, ClientProperties> merged = new HashMap<>();
		for (TelegramAccount account : accounts) {
			ClientProperties properties = own.getOrDefault(account.name(), ClientProperties.NONE).over(common);
			ImportedSession session = imported.getOrDefault(account.name(), ImportedSession.NONE);
			problems.addAll(credentialProblems(account));
			problems.addAll(session.problems(ACCOUNTS + "." + account.name()));
			problems.addAll(stores.problems(account, PREFIX + ".session", properties.sessionOrNone()));
			problems.addAll(handlers.problems(account, session));
			merged.put(account.name(), properties);
		}
		if (!problems.isEmpty()) {
			throw new InvalidClientPropertiesException(problems);
		}
		return new ClientPropertiesByAccount(merged, imported);
	}

	private static List<ClientProblem> credentialProblems(TelegramAccount account) {
		String property = ACCOUNTS + "." + account.name();
		if (account.botToken() != null && !BOT_TOKEN.matcher(account.botToken()).matches()) {
			return List.of(new ClientProblem(property + ".bot-token is no token of a bot",
					"take all of it from @BotFather: the bot's number, a colon, and letters"));
		}
		if (account.phone() != null && !PHONE.matcher(account.phone()).matches()) {
			return List.of(new ClientProblem(property + ".phone is no phone number",
					"write it with + and the country's code"));
		}
		return List.of();
	}

	private static <T> Map<String, T> read(Binder binder, Class<T> type) {
		return binder.bind(ACCOUNTS, Bindable.mapOf(String.class, type)).orElse(Map.of());
	}

	ImportedSession importedBy(String account) {
		return this.imported.getOrDefault(account, ImportedSession.NONE);
	}

	ClientProperties of(String account) {
		return this.properties.getOrDefault(account, ClientProperties.NONE);
	}

}
