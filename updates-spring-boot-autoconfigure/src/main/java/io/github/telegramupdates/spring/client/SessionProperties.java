package io.github.telegramupdates.spring.client;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import io.github.telegramupdates.mtproto.store.SessionCipher;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where sessions are kept.
 *
 * @param store Where the sessions of accounts, and with them their logins, are kept.
 * @param directory Directory of the session files.
 * @param encryptionKey Key by which sessions are sealed: 32 random bytes in base64, as
 * "openssl rand -base64 32" makes them. Users need one; the key of a bot follows from its
 * credentials if not set.
 */
record SessionProperties(@Nullable SessionStoreType store, @Nullable Path directory, @Nullable String encryptionKey) {

	static final SessionProperties NONE = new SessionProperties(null, null, null);

	private static final Path DIRECTORY = Path.of(".telegram-updates");

	List<ClientProblem> problems(String property) {
		return (!hasKey() || key().length == SessionCipher.KEY_LENGTH) ? List.of()
				: List.of(new ClientProblem(property + ".encryption-key is not base64 of 32 bytes",
						"make one by: openssl rand -base64 32"));
	}

	SessionProperties over(SessionProperties fallback) {
		return new SessionProperties((this.store != null) ? this.store : fallback.store,
				(this.directory != null) ? this.directory : fallback.directory,
				hasKey() ? this.encryptionKey : fallback.encryptionKey);
	}

	boolean hasKey() {
		return StringUtils.hasText(this.encryptionKey);
	}

	/**
	 * The key.
	 * @return nothing if it is none
	 */
	byte[] key() {
		try {
			return Base64.getDecoder().decode((this.encryptionKey != null) ? this.encryptionKey.strip() : "");
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	Path directoryOrDefault() {
		return (this.directory != null) ? this.directory : DIRECTORY;
	}

	@Override
	public String toString() {
		return "SessionProperties[store=" + this.store + ", directory=" + this.directory + "]";
	}

}
