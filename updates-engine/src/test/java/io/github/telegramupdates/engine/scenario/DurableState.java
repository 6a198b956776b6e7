package io.github.telegramupdates.engine.scenario;

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
 * @param events what the engine reported
 * @param outage whether the positions can be read
 * @param coverage what run came across
 */
record DurableState(InMemoryStateStorage storage, InMemoryAccessHashes hashes, RecordingDelivery recorder,
		EventLog events, StorageOutage outage, CoverageCounts coverage) {

	static DurableState empty(ScenarioWorld world) {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		StorageOutage outage = new StorageOutage();
		EventLog events = new EventLog(outage);
		RecordingDelivery recorder = new RecordingDelivery(storage, () -> (int) (world.clock().millis() / 1000));
		return new DurableState(storage, new InMemoryAccessHashes(), recorder, events, outage, new CoverageCounts());
	}

	/** Nothing was wrong so far. */
	void check() {
		this.recorder.check();
		this.events.check();
	}

	/** What is stored as passed, in the order in which it was. */
	List<HistoryHole> holes(long userId) {
		List<HistoryHole> holes = new ArrayList<>();
		this.storage.forEachHole(userId, holes::add);
		return holes;
	}

}
