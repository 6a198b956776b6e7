package io.github.telegramupdates.mtproto.store;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a client. Who has the key is the account: keep it as you keep a password.
 *
 * @param dc number of the data center that has the key
 * @param addresses where that data center listens, as far as it said; may be empty
 * @param key the authorization key
 * @param salt the last salt
 * @param binding the credentials that the session came about by
 * @param account who is logged in, {@code null} if nobody is
 * @param loginNotBefore until when the server wants no login, in seconds since 1970;
 * {@code 0} if there is nothing to wait for
 * @param ended the error that ended the login for good, for example
 * {@code SESSION_REVOKED}; {@code null} if none did
 */
public record StoredSession(int dc, List<ServerAddress> addresses, AuthKey key, long salt, LoginBinding binding,
		@Nullable LoggedInAccount account, long loginNotBefore, @Nullable String ended) {

	public StoredSession {
		addresses = List.copyOf(addresses);
	}

	/**
	 * A session by which nobody is logged in yet.
	 * @param dc number of the data center
	 * @param key the key that was agreed on with it
	 * @param salt the first salt
	 * @param binding the credentials that the account will log in by
	 * @return the session
	 */
	public static StoredSession of(int dc, AuthKey key, long salt, LoginBinding binding) {
		return new StoredSession(dc, List.of(), key, salt, binding, null, 0, null);
	}

	/**
	 * Whether the server is believed to take calls of the account by this key.
	 * @return {@code true} from the login until the session is ended
	 */
	public boolean isLoggedIn() {
		return this.account != null && this.ended == null;
	}

	public StoredSession withAddresses(List<ServerAddress> newAddresses) {
		return new StoredSession(this.dc, newAddresses, this.key, this.salt, this.binding, this.account,
				this.loginNotBefore, this.ended);
	}

	public StoredSession withSalt(long newSalt) {
		return new StoredSession(this.dc, this.addresses, this.key, newSalt, this.binding, this.account,
				this.loginNotBefore, this.ended);
	}

	/** Somebody is logged in, and nothing is waited for any more. */
	public StoredSession withAccount(LoggedInAccount newAccount) {
		return new StoredSession(this.dc, this.addresses, this.key, this.salt, this.binding, newAccount, 0, null);
	}

	public StoredSession withLoginNotBefore(long unixSeconds) {
		return new StoredSession(this.dc, this.addresses, this.key, this.salt, this.binding, this.account, unixSeconds,
				this.ended);
	}

	public StoredSession withEnded(String error) {
		return new StoredSession(this.dc, this.addresses, this.key, this.salt, this.binding, this.account,
				this.loginNotBefore, error);
	}

	@Override
	public String toString() {
		return "StoredSession[dc=" + this.dc + ", " + this.key + "]";
	}

}
