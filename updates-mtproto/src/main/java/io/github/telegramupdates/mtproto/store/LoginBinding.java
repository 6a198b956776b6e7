package io.github.telegramupdates.mtproto.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.github.telegramupdates.mtproto.crypto.Hkdf;
import org.jspecify.annotations.Nullable;

/**
 * By which credentials a session came about, without revealing them. A session serves
 * only the credentials that it is bound to.
 *
 * @param test whether the account is one of Telegram's test network
 * @param apiId id of the application
 * @param account the bot's id with a hash of its token, or a hash of the phone number;
 * {@code null} if there is nothing but a session string
 * @param imported a hash of the session string that the session was taken from,
 * {@code null} if it was not
 */
public record LoginBinding(boolean test, int apiId, @Nullable String account, @Nullable String imported) {

	private static final int HASH_BYTES = 16;

	/**
	 * Binds to a bot.
	 * @param test whether it is one of the test network
	 * @param apiId id of the application
	 * @param token the bot's token
	 * @return the binding
	 */
	public static LoginBinding ofBot(boolean test, int apiId, String token) {
		String id = token.substring(0, Math.max(0, token.indexOf(':')));
		return new LoginBinding(test, apiId, "bot " + id + " " + hash("bot token", token), null);
	}

	/**
	 * Binds to a user.
	 * @param test whether it is one of the test network
	 * @param apiId id of the application
	 * @param phone the phone number; what is no digit does not matter
	 * @return the binding
	 */
	public static LoginBinding ofPhone(boolean test, int apiId, String phone) {
		return new LoginBinding(test, apiId, "phone " + hash("phone", phone.replaceAll("\\D", "")), null);
	}

	/**
	 * Binds to nothing but what a session string may add.
	 * @param test whether the account is one of the test network
	 * @param apiId id of the application
	 * @return the binding
	 */
	public static LoginBinding ofApplication(boolean test, int apiId) {
		return new LoginBinding(test, apiId, null, null);
	}

	/**
	 * Binds to a session string too.
	 * @param text the session string
	 * @return the binding
	 */
	public LoginBinding withImported(String text) {
		return new LoginBinding(this.test, this.apiId, this.account, hash("session string", text));
	}

	/**
	 * Whether a session that is bound like this serves credentials. A session string need
	 * no more be configured once it was taken.
	 * @param configured the binding of the credentials
	 * @return whether it does
	 */
	public boolean serves(LoginBinding configured) {
		return this.test == configured.test && this.apiId == configured.apiId
				&& servesAll(this.account, configured.account) && servesAll(this.imported, configured.imported);
	}

	/** What is not configured does not matter. */
	private static boolean servesAll(@Nullable String stored, @Nullable String configured) {
		return configured == null || configured.equals(stored);
	}

	private static String hash(String purpose, String secret) {
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		return HexFormat.of().formatHex(Hkdf.derive(bytes, new byte[0], "binding to a " + purpose, HASH_BYTES));
	}

	@Override
	public String toString() {
		return "LoginBinding[apiId=" + this.apiId + "]";
	}

}
