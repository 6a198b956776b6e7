package io.github.telegramupdates.simulator.dc;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys that clients have.
 */
final class ClientKeys {

	private final Map<Long, ClientKey> keys = new HashMap<>();

	private final DataCenterState state;

	ClientKeys(DataCenterState state) {
		this.state = state;
	}

	boolean isKnown(long keyId) {
		return this.keys.containsKey(keyId);
	}

	@Nullable ClientKey find(long keyId) {
		return this.keys.get(keyId);
	}

	void add(AuthKey key, long firstSalt) {
		this.keys.put(key.id(), new ClientKey(this.state, key, firstSalt));
	}

	void tend() {
		this.keys.values().forEach(ClientKey::tend);
	}

}
