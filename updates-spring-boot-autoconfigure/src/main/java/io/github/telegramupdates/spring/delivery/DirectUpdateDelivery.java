package io.github.telegramupdates.spring.delivery;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Delivers a batch without a transaction, for applications that have no database: first
 * the handlers, in order, then the position.
 * <p>
 * Updates are delivered at least once: when a handler fails, those before it in the batch
 * are handled again.
 */
final class DirectUpdateDelivery implements UpdateDelivery {

	private final StateStorage storage;

	private final BatchHandler handler;

	DirectUpdateDelivery(StateStorage storage, BatchHandler handler) {
		this.storage = storage;
		this.handler = handler;
	}

	@Override
	public void deliver(Batch batch) throws Exception {
		this.handler.handle(batch);
		StateChange change = batch.change();
		if (change != null) {
			this.storage.commit(change);
		}
	}

}
