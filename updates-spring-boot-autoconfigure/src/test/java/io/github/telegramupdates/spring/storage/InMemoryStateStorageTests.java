package io.github.telegramupdates.spring.storage;

import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Tests for {@link InMemoryStateStorage}.
 */
class InMemoryStateStorageTests extends ParkedUpdateContract {

	private final StateStorage storage = new InMemoryStateStorage();

	@Override
	protected StateStorage storage() {
		return this.storage;
	}

}
