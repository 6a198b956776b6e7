package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was handed to a lane and is not committed yet. Bounds how far the engine runs
 * ahead of the database.
 */
final class LaneWindow {

	private final int capacity;

	private final Deque<Sent> sent = new ArrayDeque<>();

	private int updates;

	private int pages;

	LaneWindow(int capacity) {
		this.capacity = capacity;
	}

	void sent(long batchId, int updates, Content content) {
		this.sent.add(new Sent(batchId, updates, content));
		this.updates += updates;
		this.pages += (content == Content.PAGE) ? 1 : 0;
	}

	/**
	 * Takes the oldest batch off.
	 * @return whether it was this batch
	 */
	boolean committed(long batchId) {
		Sent oldest = this.sent.peek();
		if (oldest == null || oldest.batchId() != batchId) {
			return false;
		}
		this.sent.remove();
		this.updates -= oldest.updates();
		this.pages -= (oldest.content() == Content.PAGE) ? 1 : 0;
		return true;
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
		return this.pages <= 1 && !isFull();
	}

	/** What a batch holds. */
	enum Content {

		RUN, PAGE

	}

	private record Sent(long batchId, int updates, Content content) {
	}

}
