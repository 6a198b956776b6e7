package io.github.telegramupdates.engine.life;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;

/**
 * What outlives the process.
 *
 * @param storage positions
 * @param hashes access hashes
 * @param recorder what was delivered
 * @param chronicle what the engine told
 */
record Memory(InMemoryStateStorage storage, InMemoryAccessHashes hashes, Recorder recorder, Chronicle chronicle) {

	static Memory empty(World world) {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		Chronicle chronicle = new Chronicle();
		Recorder recorder = new Recorder(storage, chronicle, () -> (int) (world.clock().millis() / 1000));
		return new Memory(storage, new InMemoryAccessHashes(), recorder, chronicle);
	}

	/** Nothing was wrong so far. */
	void check() {
		this.recorder.check();
		this.chronicle.check();
	}

}
