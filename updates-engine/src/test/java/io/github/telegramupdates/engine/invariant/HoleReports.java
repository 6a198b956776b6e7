package io.github.telegramupdates.engine.invariant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.HistoryHole;

/**
 * A hole is reported in the step in which the batch that stores it is committed, and in
 * no other.
 */
final class HoleReports implements Invariant {

	/** Of batches that are not committed yet. */
	private final Map<Long, List<HistoryHole>> waiting = new HashMap<>();

	@Override
	public void check(EngineStep step, PendingWork pending) {
		List<HistoryHole> stored = (step.input() instanceof Input.Committed committed)
				? this.waiting.getOrDefault(committed.batchId(), List.of()) : List.of();
		List<HistoryHole> reported = step.events(EngineEvent.HoleStored.class)
			.map(EngineEvent.HoleStored::hole)
			.toList();
		Check.that(reported.equals(stored), "%s are stored and %s are told: %s", stored, reported, step);
		if (step.input() instanceof Input.Committed committed) {
			this.waiting.remove(committed.batchId());
		}
		step.batches().forEach((batch) -> this.waiting.put(batch.id(), holes(batch)));
	}

	private static List<HistoryHole> holes(Batch batch) {
		return (batch.change() != null) ? batch.change().holes() : List.of();
	}

}
