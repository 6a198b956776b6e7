package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayDeque;
import java.util.Queue;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What was handed to a lane and is not committed yet. Bounds how far the engine runs
 * ahead of the database, and tells of each hole once the batch that stores it is
 * committed.
 */
final class LaneWindow {

	private final Outbox outbox;

	private final int capacity;

	private final Queue<Batch> sent = new ArrayDeque<>(1);

	/** Those of them that are pages. */
	private final Queue<Batch> pages = new ArrayDeque<>(1);

	private int updates;

	LaneWindow(Outbox outbox, int capacity) {
		this.outbox = outbox;
		this.capacity = capacity;
	}

	void sent(Batch batch, Content content) {
		this.sent.add(batch);
		this.updates += batch.updates().size();
		if (content == Content.PAGE) {
			this.pages.add(batch);
		}
	}

	/**
	 * Takes the oldest batch off.
	 * @return whether it was this batch
	 */
	boolean committed(long batchId) {
		Batch oldest = this.sent.peek();
		if (oldest == null || oldest.id() != batchId) {
			return false;
		}
		this.sent.remove();
		this.updates -= oldest.updates().size();
		if (this.pages.peek() == oldest) {
			this.pages.remove();
		}
		tellHoles(oldest.change());
		return true;
	}

	private void tellHoles(@Nullable StateChange change) {
		if (change != null) {
			change.holes().forEach((hole) -> this.outbox.tell(new EngineEvent.HoleStored(hole)));
		}
	}

	boolean isEmpty() {
		return this.sent.isEmpty();
	}

	boolean isFull() {
		return this.updates >= this.capacity;
	}

	boolean hasRoomAgain() {
		return this.updates <= this.capacity / 2;
	}

	/**
	 * Whether another page may be fetched: one may wait for its commit, not more.
	 */
	boolean acceptsPage() {
		return this.pages.size() <= 1 && !isFull();
	}

	/** What a batch holds. */
	enum Content {

		RUN, PAGE

	}

}
