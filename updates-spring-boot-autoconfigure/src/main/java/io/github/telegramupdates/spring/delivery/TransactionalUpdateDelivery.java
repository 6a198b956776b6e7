package io.github.telegramupdates.spring.delivery;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateStorage;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * Delivers a group of batches in one transaction of the application: of each first the
 * handlers, in order, then the position. Whatever fails rolls both back and is thrown, so
 * that the batch is delivered again. If the commit itself fails, it may have taken effect
 * all the same: the storage then refuses the batch when it comes again, because its
 * version has passed. What fails after the commit is logged and counted, and the batch is
 * delivered.
 * <p>
 * Handlers that take part in the transaction therefore take effect exactly once, if the
 * storage takes part in it, too. Effects outside of the database happen at least once.
 */
public final class TransactionalUpdateDelivery implements UpdateDelivery {

	private final CallbackFailures callbackFailures;

	private final HandlerTransactions transactions;

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
		this(transactionManager, storage, handler, new CallbackFailures());
	}

	TransactionalUpdateDelivery(PlatformTransactionManager transactionManager, StateStorage storage,
			BatchHandler handler, CallbackFailures callbackFailures) {
		this.callbackFailures = callbackFailures;
		this.transactions = new HandlerTransactions(transactionManager, callbackFailures);
		this.storage = storage;
		this.handler = handler;
	}

	/**
	 * How often something that was to run after the commit of a batch failed.
	 * @return the number since the start
	 */
	public long callbackFailures() {
		return this.callbackFailures.count();
	}

	@Override
	public void deliver(List<Batch> group) throws Exception {
		if (group.stream().anyMatch(this::hasEffect)) {
			this.transactions.run(() -> {
				for (Batch batch : group) {
					handle(batch);
				}
			});
		}
	}

	private boolean hasEffect(Batch batch) {
		return batch.change() != null || this.handler.accepts(batch);
	}

	private void handle(Batch batch) throws Exception {
		StateChange change = batch.change();
		if (hasEffect(batch)) {
			this.handler.handle(batch);
		}
		if (change != null) {
			this.storage.commit(change);
		}
	}

}
