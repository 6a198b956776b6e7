package io.github.telegramupdates.spring.delivery;

import java.lang.reflect.UndeclaredThrowableException;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateStorage;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers a batch in one transaction of the application: first the handlers, in order,
 * then the position. Whatever fails rolls both back and is thrown, so that the batch is
 * delivered again.
 * <p>
 * Handlers that take part in the transaction therefore take effect exactly once. Effects
 * outside of the database happen at least once.
 */
public final class TransactionalUpdateDelivery implements UpdateDelivery {

	private final TransactionTemplate transaction;

	private final StateStorage storage;

	private final BatchHandler handler;

	/**
	 * Creates the delivery.
	 * @param transactionManager manages the transactions of the database that holds the
	 * positions
	 * @param storage where the positions are
	 * @param handler what to do with the updates
	 */
	public TransactionalUpdateDelivery(PlatformTransactionManager transactionManager, StateStorage storage,
			BatchHandler handler) {
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setName("telegram-updates");
		this.storage = storage;
		this.handler = handler;
	}

	@Override
	public void deliver(Batch batch) throws Exception {
		StateChange change = batch.change();
		if (change == null && !this.handler.accepts(batch)) {
			return;
		}
		try {
			this.transaction.execute((status) -> {
				handle(batch);
				if (change != null) {
					this.storage.commit(change);
				}
				return null;
			});
		}
		catch (UndeclaredThrowableException ex) {
			throw declared(ex);
		}
	}

	private void handle(Batch batch) {
		try {
			this.handler.handle(batch);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// Carries a checked exception through the callback, and still rolls back
			throw new UndeclaredThrowableException(ex);
		}
	}

	private static Exception declared(UndeclaredThrowableException wrapper) {
		return (wrapper.getUndeclaredThrowable() instanceof Exception cause) ? cause : wrapper;
	}

}
