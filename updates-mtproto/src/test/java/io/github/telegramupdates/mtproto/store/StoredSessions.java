package io.github.telegramupdates.mtproto.store;

import java.util.List;
import java.util.Random;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.transport.ServerAddress;

/**
 * Sessions for tests.
 */
final class StoredSessions {

	static final LoginBinding BOT = LoginBinding.ofBot(false, 6, "7000:token");

	private StoredSessions() {
	}

	static AuthKey key(long seed) {
		byte[] key = new byte[AuthKey.LENGTH];
		new Random(seed).nextBytes(key);
		return AuthKey.of(key);
	}

	static StoredSession fresh() {
		return StoredSession.of(2, key(1), 77, BOT);
	}

	static StoredSession full() {
		return fresh()
			.withAddresses(List.of(new ServerAddress("149.154.167.50", 443), new ServerAddress("2001:67c::a", 80)))
			.withAccount(new LoggedInAccount(5_000_000_001L, true))
			.withLoginNotBefore(1_900_000_000L)
			.withEnded("SESSION_REVOKED");
	}

}
