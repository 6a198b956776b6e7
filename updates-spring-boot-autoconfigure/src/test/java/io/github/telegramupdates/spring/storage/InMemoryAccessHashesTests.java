package io.github.telegramupdates.spring.storage;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;

/**
 * Tests for {@link InMemoryAccessHashes}.
 */
class InMemoryAccessHashesTests extends AccessHasherContract {

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	@Override
	protected ChannelAccessHasher channels() {
		return this.hashes;
	}

	@Override
	protected UserAccessHasher users() {
		return this.hashes;
	}

}
