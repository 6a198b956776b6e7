package io.github.telegramupdates.spring.delivery;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.storage.StateConflictException;

/**
 * Calls the handlers of a group, in one transaction. Its batches share a persistence
 * context: what handlers leave to be written is written at the end, so none may discard
 * what others left.
 */
final class GroupHandling {

	private final BatchHandler handler;

	private final HandlerPersistence persistence;

	private final GroupProgress progress;

	private final List<Batch> discarding = new ArrayList<>();

	/** Whether batches before may have left something to be written. */
	private boolean left;

	GroupHandling(BatchHandler handler, HandlerPersistence persistence, GroupProgress progress) {
		this.handler = handler;
		this.persistence = persistence;
		this.progress = progress;
	}

	void handle(Batch batch) throws Exception {
		if (this.left && this.progress.isFlushedBefore(batch)) {
			this.persistence.flush();
			this.left = false;
		}
		if (isDiscardedIn(batch)) {
			this.progress.discarded(batch);
			this.discarding.add(batch);
		}
		this.progress.handled(batch);
	}

	/**
	 * All batches are handled. Those that discarded something are found together, so that
	 * the group comes again once and not once for each.
	 * @throws DiscardedWritesException if there is any
	 */
	void complete() {
		if (!this.discarding.isEmpty()) {
			throw new DiscardedWritesException(this.discarding);
		}
	}

	private boolean isDiscardedIn(Batch batch) throws Exception {
		try {
			boolean discarded = call(batch);
			this.left = !this.progress.isFlushedAfter(batch);
			if (!discarded && !this.left) {
				this.persistence.flush();
			}
			return discarded;
		}
		catch (StateConflictException ex) {
			throw ex;
		}
		catch (BatchFailedException ex) {
			throw isOutageIn(batch, ex) ? new BatchFailedException(batch, new TransientStorageException(ex)) : ex;
		}
		catch (Throwable ex) {
			throw new BatchFailedException(batch, ex);
		}
	}

	/** An update is not to be parked because the database went away at it. */
	private boolean isOutageIn(Batch batch, BatchFailedException failed) {
		return this.progress.isFlushedAfterUpdate(batch) && LostConnections.isCauseOf(failed);
	}

	private boolean call(Batch batch) throws Exception {
		if (this.left) {
			return this.persistence.isDiscardedBy(() -> this.handler.handle(batch));
		}
		this.handler.handle(batch);
		return false;
	}

}
