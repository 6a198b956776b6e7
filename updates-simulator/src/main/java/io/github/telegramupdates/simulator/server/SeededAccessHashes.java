package io.github.telegramupdates.simulator.server;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * Access hashes: one for every pair of a viewer and what it sees, always the same for the
 * same seed.
 */
final class SeededAccessHashes {

	private final Map<ChatKey, Long> shared = new HashMap<>();

	private final long seed;

	SeededAccessHashes(long seed) {
		this.seed = seed;
	}

	/**
	 * Lets everybody address an entity in the same way.
	 */
	void share(ChatKey entity, long hash) {
		this.shared.put(entity, hash);
	}

	long hash(long viewerId, ChatKey entity) {
		Long known = this.shared.get(entity);
		return (known != null) ? known : ownHash(viewerId, entity);
	}

	private long ownHash(long viewerId, ChatKey entity) {
		long salt = this.seed * 31 + viewerId;
		long subject = entity.id() * 31 + entity.kind().ordinal();
		long hash = new SplittableRandom(new SplittableRandom(salt).nextLong() ^ subject).nextLong();
		// Bots may pass 0 for what they do not know
		return (hash != 0) ? hash : 1;
	}

}
