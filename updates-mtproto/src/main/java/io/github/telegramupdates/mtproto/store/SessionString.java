package io.github.telegramupdates.mtproto.store;

import java.util.Base64;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import org.jspecify.annotations.Nullable;

/**
 * A session that another library wrote as a text: of Telethon (version 1), Pyrogram with
 * its descendants (all three lengths) or mtcute (versions 1 to 3). Two programs must not
 * use one session: the other one has to stop before.
 *
 * @param library that wrote it
 * @param dc number of the data center that has the key
 * @param test whether the account is one of Telegram's test network, {@code null} if the
 * string does not say
 * @param address where the data center listens, {@code null} if the string does not say
 * @param key the authorization key
 * @param apiId id of the application, {@code null} if the string does not say
 * @param account who is logged in
 */
public record SessionString(Library library, int dc, @Nullable Boolean test, @Nullable ServerAddress address,
		AuthKey key, @Nullable Integer apiId, LoggedInAccount account) {

	/**
	 * Checks where it leads.
	 * @throws SessionStringException if there is no such data center or address
	 */
	public SessionString {
		SessionStringException.requireDc(dc);
		if (address != null) {
			SessionStringException.requirePossible(address);
		}
	}

	/**
	 * Reads a session string, whichever of the libraries wrote it.
	 * @param text the string
	 * @return what it holds
	 * @throws SessionStringException if it is none; the message contains nothing of it
	 */
	public static SessionString read(String text) {
		String stripped = text.strip();
		if (TelethonStrings.isOne(stripped)) {
			return TelethonStrings.read(decode(stripped.substring(1)));
		}
		byte[] bytes = decode(stripped);
		return PyrogramStrings.isOne(bytes) ? PyrogramStrings.read(bytes) : MtcuteStrings.read(bytes);
	}

	private static byte[] decode(String text) {
		try {
			return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
		}
		catch (IllegalArgumentException ex) {
			throw new SessionStringException("it is not written in base64");
		}
	}

	/**
	 * The session to go on with.
	 * @param binding the credentials it will be bound to
	 * @return a session in which somebody is logged in
	 */
	public StoredSession toSession(LoginBinding binding) {
		List<ServerAddress> addresses = (this.address != null) ? List.of(this.address) : List.of();
		return StoredSession.of(this.dc, this.key, 0, binding).withAddresses(addresses).withAccount(this.account);
	}

	@Override
	public String toString() {
		return "SessionString[" + this.library + ", dc=" + this.dc + "]";
	}

	/**
	 * Libraries whose strings are known.
	 */
	public enum Library {

		/** Telethon, for Python. */
		TELETHON,

		/** Pyrogram, for Python, and what descends from it. */
		PYROGRAM,

		/** mtcute, for JavaScript. */
		MTCUTE

	}

}
