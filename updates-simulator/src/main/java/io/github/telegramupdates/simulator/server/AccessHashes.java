package io.github.telegramupdates.simulator.server;

import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * Access hashes: one for every pair of a viewer and what it sees, always the same for the
 * same seed.
 */
final class AccessHashes {

	private final long seed;

	AccessHashes(long seed) {
		this.seed = seed;
	}

	long hash(long viewerId, ChatKey entity) {
		long salt = this.seed * 31 + viewerId;
		long subject = entity.id() * 31 + entity.kind().ordinal();
		long hash = new SplittableRandom(new SplittableRandom(salt).nextLong() ^ subject).nextLong();
		// Bots may pass 0 for what they do not know
		return (hash != 0) ? hash : 1;
	}

}
