package io.github.telegramupdates.engine.inquest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.HistoryHole;

/**
 * A hole is told in the step in which the batch that stores it is committed, and in no
 * other.
 */
final class Holes implements Invariant {

	/** Of batches that are not committed yet. */
	private final Map<Long, List<HistoryHole>> waiting = new HashMap<>();

	@Override
	public void check(Step step, Pending pending) {
		List<HistoryHole> stored = (step.input() instanceof Input.Committed committed)
				? this.waiting.getOrDefault(committed.batchId(), List.of()) : List.of();
		List<HistoryHole> told = step.events(EngineEvent.HoleStored.class).map(EngineEvent.HoleStored::hole).toList();
		Verdict.that(told.equals(stored), "%s are stored and %s are told: %s", stored, told, step);
		if (step.input() instanceof Input.Committed committed) {
			this.waiting.remove(committed.batchId());
		}
		step.batches().forEach((batch) -> this.waiting.put(batch.id(), holes(batch)));
	}

	private static List<HistoryHole> holes(Batch batch) {
		return (batch.change() != null) ? batch.change().holes() : List.of();
	}

}
