package io.github.telegramupdates.engine.lanes;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Holes that are stored, or may be, and are not told yet. Mostly the engine that passed
 * them tells them a moment later; if it ends before it learns of the commit, or the
 * answer to COMMIT was lost, they are told from here. Each is told once.
 */
public final class UntoldHoles {

	private final long userId;

	private final StateStorage storage;

	private final EventReporter events;

	private final List<HistoryHole> stored = new ArrayList<>();

	private final List<HistoryHole> inDoubt = new ArrayList<>();

	public UntoldHoles(long userId, StateStorage storage, EventReporter events) {
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
	 * An engine tells something.
	 */
	public void tell(EngineEvent event) {
		if (!(event instanceof EngineEvent.HoleStored told) || take(told.hole())) {
			this.events.report(event);
		}
	}

	private synchronized boolean take(HistoryHole hole) {
		return this.stored.remove(hole);
	}

	/**
	 * The engine has ended, and tells nothing any more.
	 */
	public void tellStored() {
		List<HistoryHole> untold;
		synchronized (this) {
			untold = List.copyOf(this.stored);
			this.stored.clear();
		}
		untold.forEach((hole) -> this.events.report(new EngineEvent.HoleStored(hole)));
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
		tellStored();
	}

	private static List<HistoryHole> holesOf(Batch batch) {
		return (batch.change() != null) ? batch.change().holes() : List.of();
	}

}
