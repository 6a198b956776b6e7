package io.github.telegramupdates.mtproto.store;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a client. Who has the key is the account: keep it as you keep a password.
 *
 * @param dc number of the data center that has the key
 * @param key the authorization key
 * @param salt the last salt
 * @param userId the account that is logged in, {@code null} if none is
 */
public record StoredSession(int dc, AuthKey key, long salt, @Nullable Long userId) {

	public StoredSession withSalt(long newSalt) {
		return new StoredSession(this.dc, this.key, newSalt, this.userId);
	}

	public StoredSession withUser(long newUserId) {
		return new StoredSession(this.dc, this.key, this.salt, newUserId);
	}

	@Override
	public String toString() {
		return "StoredSession[" + this.key + "]";
	}

}
