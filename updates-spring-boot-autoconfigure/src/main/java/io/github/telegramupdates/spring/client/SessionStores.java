package io.github.telegramupdates.spring.client;

import java.util.List;

import io.github.telegramupdates.mtproto.store.SessionCipher;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.storage.sessions.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * Makes the store of an account's session.
 */
final class SessionStores {

	private final @Nullable SessionTable table;

	/**
	 * Creates the stores.
	 * @param table sessions in the application's database, {@code null} if there is none
	 */
	SessionStores(@Nullable SessionTable table) {
		this.table = table;
	}

	/**
	 * Says why an account's session cannot be kept.
	 * @param account the account
	 * @param property where the properties of the session are
	 * @param properties what holds for the account
	 */
	List<ClientProblem> problems(TelegramAccount account, String property, SessionProperties properties) {
		SessionStoreType type = type(properties);
		if (type == SessionStoreType.JPA && this.table == null) {
			return List.of(new ClientProblem(property + ".store is jpa, but positions are not stored by JPA",
					"set it to file, or remove telegram.updates.storage.type"));
		}
		if (type != SessionStoreType.MEMORY && !account.isBot() && !properties.hasKey()) {
			return List.of(new ClientProblem(property + ".encryption-key is missing, and " + account + " needs one",
					"make one by: openssl rand -base64 32"));
		}
		return List.of();
	}

	SessionStore create(TelegramAccount account, SessionProperties properties) {
		return switch (type(properties)) {
			case MEMORY -> SessionStore.inMemory();
			case FILE ->
				SessionStore.file(properties.directoryOrDefault(), account.name(), cipher(account, properties));
			case JPA -> {
				if (this.table == null) {
					throw new IllegalStateException("There is no table of sessions");
				}
				yield SessionStore.sealed(this.table.records(account.name()), account.name(),
						cipher(account, properties));
			}
		};
	}

	private SessionStoreType type(SessionProperties properties) {
		return (properties.store() != null) ? properties.store()
				: (this.table != null) ? SessionStoreType.JPA : SessionStoreType.FILE;
	}

	private static SessionCipher cipher(TelegramAccount account, SessionProperties properties) {
		String token = account.botToken();
		return (properties.hasKey() || token == null) ? SessionCipher.of(properties.key())
				: SessionCipher.ofBot(account.apiHash(), token);
	}

}
