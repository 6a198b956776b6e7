package io.github.telegramupdates.simulator.dc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys that clients have. Whether a key is known, any thread can ask.
 */
final class ClientKeys {

	private final Map<Long, ClientKey> keys = new ConcurrentHashMap<>();

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

	void add(AuthKey key, long firstSalt, int dc) {
		this.keys.put(key.id(), new ClientKey(this.state, key, firstSalt, dc));
	}

	void destroy(ClientKey key) {
		this.keys.values().remove(key);
		key.destroy();
	}

	void push(byte[] updates) {
		this.keys.values().forEach((key) -> key.push(updates));
	}

	void tend() {
		this.keys.values().forEach(ClientKey::tend);
	}

}
