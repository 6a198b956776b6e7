package io.github.telegramupdates.spring.delivery;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Delivers a batch to the handlers first, in a transaction if the application has any,
 * and moves the position when they are done. For storages that cannot take part in a
 * transaction of the application.
 * <p>
 * Updates are delivered at least once: without a transaction, those before a handler that
 * fails are handled again.
 */
final class AtLeastOnceUpdateDelivery implements UpdateDelivery {

	private final @Nullable HandlerTransactions transactions;

	private final StateStorage storage;

	private final BatchHandler handler;

	private final CallbackFailures callbackFailures;

	AtLeastOnceUpdateDelivery(@Nullable HandlerTransactions transactions, StateStorage storage, BatchHandler handler,
			CallbackFailures callbackFailures) {
		this.transactions = transactions;
		this.storage = storage;
		this.handler = handler;
		this.callbackFailures = callbackFailures;
	}

	@Override
	public void deliver(List<Batch> group) throws Exception {
		for (Batch batch : group) {
			deliver(batch);
		}
	}

	private void deliver(Batch batch) throws Exception {
		try {
			CommitCallbacks.runAfter(() -> handleAndMove(batch), this.callbackFailures);
		}
		catch (StateConflictException ex) {
			throw ex;
		}
		catch (CannotCreateTransactionException ex) {
			throw new StorageUnavailableException(ex);
		}
		catch (Exception ex) {
			throw GivenUpTransactions.isCauseOf(ex) ? new TransientStorageException(ex) : ex;
		}
	}

	private void handleAndMove(Batch batch) throws Exception {
		if (this.handler.accepts(batch)) {
			handle(batch);
		}
		StateChange change = batch.change();
		if (change != null) {
			this.storage.commit(change);
		}
		if (batch.replay() != null) {
			batch.replay().commit(this.storage);
		}
	}

	private void handle(Batch batch) throws Exception {
		if (this.transactions != null) {
			this.transactions.run(() -> this.handler.handle(batch));
		}
		else {
			this.handler.handle(batch);
		}
	}

}
