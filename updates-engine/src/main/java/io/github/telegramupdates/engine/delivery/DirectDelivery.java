package io.github.telegramupdates.engine.delivery;

import java.util.List;

import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Calls a handler, then commits the position, without a transaction around both.
 * <p>
 * Delivers at least once: what a handler did before it failed, or before the process
 * died, is done again. Wrap it in a transaction that the storage takes part in to deliver
 * exactly once.
 */
public final class DirectDelivery implements UpdateDelivery {

	private final StateStorage storage;

	private final UpdateHandler handler;

	/**
	 * Creates a delivery.
	 * @param storage where positions are committed
	 * @param handler handles the updates
	 */
	public DirectDelivery(StateStorage storage, UpdateHandler handler) {
		this.storage = storage;
		this.handler = handler;
	}

	@Override
	public void deliver(List<Batch> group) throws Exception {
		for (Batch batch : group) {
			deliver(batch);
		}
	}

	private void deliver(Batch batch) throws Exception {
		for (SequencedUpdate update : batch.updates()) {
			handle(batch, update);
		}
		if (batch.change() != null) {
			this.storage.commit(batch.change());
		}
		if (batch.replay() != null) {
			batch.replay().commit(this.storage);
		}
	}

	private void handle(Batch batch, SequencedUpdate update) throws Exception {
		try {
			this.handler.handle(batch.userId(), update);
		}
		catch (StateConflictException | StorageUnavailableException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new BatchFailedException(batch, update, null, ex);
		}
	}

}
