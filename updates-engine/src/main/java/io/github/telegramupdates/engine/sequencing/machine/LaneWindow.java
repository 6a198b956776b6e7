package io.github.telegramupdates.engine.sequencing.machine;

import java.util.ArrayDeque;
import java.util.Queue;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What was handed to a lane and is not committed yet. Bounds how far the engine runs
 * ahead of the database, and reports each hole once the batch that stores it is
 * committed.
 */
public final class LaneWindow {

	private final Outbox outbox;

	private final MemoryBudget budget;

	private final Queue<Batch> sent = new ArrayDeque<>(1);

	/** Those of them that are measured. */
	private final Queue<Sized> sized = new ArrayDeque<>(1);

	private int updates;

	private int pages;

	private int updatesOfPages;

	private long bytes;

	public LaneWindow(SequencingContext context) {
		this.outbox = context.outbox();
		this.budget = context.budget();
	}

	/**
	 * A batch is handed over. A single update that is delivered at once is not measured:
	 * that would cost more than all else that is done about it.
	 */
	public void sent(Batch batch, Content content) {
		int size = 0;
		if (content == Content.PAGE || batch.updates().size() > 1 || !isEmpty()) {
			size = WireSize.of(batch.updates());
			this.sized.add(new Sized(batch, content, size));
		}
		this.sent.add(batch);
		count(batch, content, 1);
		this.bytes += size;
		this.budget.sent(batch.updates().size(), size);
	}

	private void count(Batch batch, Content content, int sign) {
		this.updates += sign * batch.updates().size();
		if (content == Content.PAGE) {
			this.pages += sign;
			this.updatesOfPages += sign * batch.updates().size();
		}
	}

	/**
	 * Takes the oldest batch off.
	 * @return whether it was this batch
	 */
	public boolean committed(long batchId) {
		Batch oldest = this.sent.peek();
		if (oldest == null || oldest.id() != batchId) {
			return false;
		}
		this.sent.remove();
		Sized measured = this.sized.peek();
		if (measured != null && measured.batch() == oldest) {
			this.sized.remove();
			committed(measured);
		}
		else {
			committed(new Sized(oldest, Content.RUN, 0));
		}
		reportHoles(oldest.change());
		return true;
	}

	private void committed(Sized batch) {
		count(batch.batch(), batch.content(), -1);
		this.bytes -= batch.bytes();
		this.budget.committed(batch.batch().updates().size(), batch.bytes());
	}

	private void reportHoles(@Nullable StateChange change) {
		if (change != null) {
			change.holes().forEach((hole) -> this.outbox.report(new EngineEvent.HoleStored(hole)));
		}
	}

	public boolean isEmpty() {
		return this.sent.isEmpty();
	}

	public boolean isFull() {
		return !hasRoomBehind(0);
	}

	/**
	 * Whether there is room behind updates that are still to be handed over.
	 */
	public boolean hasRoomBehind(int collected) {
		return this.updates + collected < this.budget.laneCapacity() && this.bytes < this.budget.laneBytes();
	}

	public boolean hasRoomAgain() {
		return this.updates <= this.budget.laneCapacity() / 2 && this.bytes <= this.budget.laneBytes() / 2;
	}

	/**
	 * Whether another page may be fetched: one may wait for its commit, not more.
	 */
	public boolean acceptsPage() {
		return this.pages <= 1 && this.updates - this.updatesOfPages < this.budget.laneCapacity() && takesPage();
	}

	/**
	 * Whether a page may be taken that has come. It may be larger than the room that is
	 * left, so there must be some.
	 */
	public boolean takesPage() {
		return !this.budget.isReached();
	}

	/** What a batch holds. */
	public enum Content {

		RUN, PAGE

	}

	private record Sized(Batch batch, Content content, int bytes) {
	}

}
