package io.github.telegramupdates.engine.life;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.HistoryHole;

/**
 * What outlives the process.
 *
 * @param storage positions
 * @param hashes access hashes
 * @param recorder what was delivered
 * @param chronicle what the engine told
 * @param outage whether the positions can be read
 * @param circumstances what life came across
 */
record Memory(InMemoryStateStorage storage, InMemoryAccessHashes hashes, Recorder recorder, Chronicle chronicle,
		Outage outage, Circumstances circumstances) {

	static Memory empty(World world) {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		Outage outage = new Outage();
		Chronicle chronicle = new Chronicle(outage);
		Recorder recorder = new Recorder(storage, () -> (int) (world.clock().millis() / 1000));
		return new Memory(storage, new InMemoryAccessHashes(), recorder, chronicle, outage, new Circumstances());
	}

	/** Nothing was wrong so far. */
	void check() {
		this.recorder.check();
		this.chronicle.check();
	}

	/** What is stored as passed, in the order in which it was. */
	List<HistoryHole> holes(long userId) {
		List<HistoryHole> holes = new ArrayList<>();
		this.storage.forEachHole(userId, holes::add);
		return holes;
	}

}
