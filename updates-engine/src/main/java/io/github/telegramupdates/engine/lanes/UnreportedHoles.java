package io.github.telegramupdates.engine.lanes;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Holes that are stored, or may be, and are not reported yet. Mostly the engine that
 * passed them reports them a moment later; if it ends before it learns of the commit, or
 * the answer to COMMIT was lost, they are reported from here. Each is reported once.
 */
public final class UnreportedHoles {

	private final long userId;

	private final StateStorage storage;

	private final EventReporter events;

	private final List<HistoryHole> stored = new ArrayList<>();

	private final List<HistoryHole> inDoubt = new ArrayList<>();

	public UnreportedHoles(long userId, StateStorage storage, EventReporter events) {
		this.userId = userId;
		this.storage = storage;
		this.events = events;
	}

	/**
	 * The delivery of a batch failed, which may have committed it.
	 */
	public synchronized void failed(Batch batch) {
		List<HistoryHole> holes = holesOf(batch);
		this.inDoubt.removeAll(holes);
		this.inDoubt.addAll(holes);
	}

	/**
	 * A batch was committed.
	 */
	public void committed(Batch batch) {
		List<HistoryHole> holes = holesOf(batch);
		if (!holes.isEmpty()) {
			stored(holes);
		}
	}

	private synchronized void stored(List<HistoryHole> holes) {
		this.inDoubt.removeAll(holes);
		this.stored.addAll(holes);
	}

	/**
	 * An engine reports something.
	 */
	public void report(EngineEvent event) {
		if (!(event instanceof EngineEvent.HoleStored reported) || take(reported.hole())) {
			this.events.report(event);
		}
	}

	private synchronized boolean take(HistoryHole hole) {
		return this.stored.remove(hole);
	}

	/**
	 * The engine has ended, and reports nothing any more.
	 */
	public void reportStored() {
		List<HistoryHole> unreported;
		synchronized (this) {
			unreported = List.copyOf(this.stored);
			this.stored.clear();
		}
		unreported.forEach((hole) -> this.events.report(new EngineEvent.HoleStored(hole)));
	}

	/**
	 * No batch comes again: what is in doubt is stored by now, or never.
	 */
	public void settle() {
		List<HistoryHole> doubtful;
		synchronized (this) {
			doubtful = List.copyOf(this.inDoubt);
		}
		List<HistoryHole> found = new ArrayList<>();
		if (!doubtful.isEmpty()) {
			this.storage.forEachHole(this.userId, found::add);
			found.retainAll(doubtful);
		}
		synchronized (this) {
			this.inDoubt.clear();
			this.stored.addAll(found);
		}
		reportStored();
	}

	private static List<HistoryHole> holesOf(Batch batch) {
		return (batch.change() != null) ? batch.change().holes() : List.of();
	}

}
