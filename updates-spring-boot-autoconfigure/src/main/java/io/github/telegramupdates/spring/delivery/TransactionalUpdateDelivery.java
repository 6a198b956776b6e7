package io.github.telegramupdates.spring.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Delivers a group of batches in one transaction of the application: first the handlers
 * of all batches, in order, then the position of each lane, once. Whatever fails rolls
 * both back and is thrown, so that the batches are delivered again. If the commit itself
 * fails, it may have taken effect all the same: the storage then refuses the batches when
 * they come again, because their version has passed. What fails after the commit is
 * logged and counted, and the batches are delivered.
 * <p>
 * Handlers that take part in the transaction therefore take effect exactly once, if the
 * storage takes part in it, too. Effects outside of the database happen at least once.
 */
public final class TransactionalUpdateDelivery implements UpdateDelivery {

	private final CallbackFailures callbackFailures;

	private final HandlerTransactions transactions;

	private final StateStorage storage;

	private final BatchHandler handler;

	private final HandlerPersistence persistence;

	/**
	 * Creates the delivery for handlers that leave nothing to be written, or at least do
	 * not discard it.
	 * @param transactionManager manages the transactions of the database that holds the
	 * positions
	 * @param storage where the positions are
	 * @param handler what to do with the updates
	 */
	public TransactionalUpdateDelivery(PlatformTransactionManager transactionManager, StateStorage storage,
			BatchHandler handler) {
		this(transactionManager, storage, handler, HandlerPersistence.NONE, new CallbackFailures());
	}

	TransactionalUpdateDelivery(PlatformTransactionManager transactionManager, StateStorage storage,
			BatchHandler handler, HandlerPersistence persistence, CallbackFailures callbackFailures) {
		this.callbackFailures = callbackFailures;
		this.transactions = new HandlerTransactions(transactionManager, callbackFailures);
		this.storage = storage;
		this.handler = handler;
		this.persistence = persistence;
	}

	/**
	 * How often something that was to run after the commit of a delivery failed.
	 * @return the number since the start
	 */
	public long callbackFailures() {
		return this.callbackFailures.count();
	}

	@Override
	public boolean isAtomic() {
		return true;
	}

	/**
	 * {@inheritDoc} What the handlers of a single batch throw is thrown as it is.
	 */
	@Override
	public void deliver(List<Batch> group) throws Exception {
		try {
			deliver(group, new UnobservedProgress());
		}
		catch (BatchFailedException ex) {
			throw (group.size() == 1) ? thrown(ex) : ex;
		}
	}

	/**
	 * {@inheritDoc} What the handlers of a batch throw, even alone, is the cause of a
	 * {@link BatchFailedException}.
	 * @throws StorageUnavailableException if the database cannot be reached
	 * @throws TransientStorageException if the database gave the transaction up for the
	 * sake of another one; the cause of a {@link BatchFailedException} if it did so while
	 * handlers of a batch ran
	 * @throws DiscardedWritesException if handlers discarded what others had left to be
	 * written
	 */
	@Override
	public void deliver(List<Batch> group, GroupProgress progress) throws Exception {
		if (group.stream().anyMatch(this::hasEffect)) {
			CommitCallbacks.runAfter(() -> inTransaction(() -> {
				handle(group, progress);
				move(group);
			}), this.callbackFailures);
		}
	}

	private void inTransaction(HandlerTransactions.Work work) throws Exception {
		try {
			this.transactions.run(work);
		}
		catch (StateConflictException ex) {
			throw ex;
		}
		catch (BatchFailedException ex) {
			throw GivenUpTransactions.isCauseOf(ex) ? givenUp(ex) : ex;
		}
		catch (Exception ex) {
			throw ofTheStorage(ex);
		}
	}

	private static Exception ofTheStorage(Exception failure) {
		if (LostConnections.isCauseOf(failure)) {
			return new StorageUnavailableException(failure);
		}
		return GivenUpTransactions.isCauseOf(failure) ? new TransientStorageException(failure) : failure;
	}

	private static BatchFailedException givenUp(BatchFailedException failed) {
		Throwable cause = (failed.getCause() != null) ? failed.getCause() : failed;
		return new BatchFailedException(failed.batch(), new TransientStorageException(cause));
	}

	private boolean hasEffect(Batch batch) {
		return batch.change() != null || batch.replay() != null || this.handler.accepts(batch);
	}

	private void handle(List<Batch> group, GroupProgress progress) throws Exception {
		GroupHandling handling = new GroupHandling(this.handler, this.persistence, progress);
		for (Batch batch : group) {
			handling.handle(batch);
		}
		handling.complete();
	}

	private void move(List<Batch> group) {
		Map<Lane, StateChange> changes = new LinkedHashMap<>();
		for (Batch batch : group) {
			StateChange change = batch.change();
			if (change != null) {
				changes.merge(change.lane(), change, StateChange::then);
			}
			if (batch.replay() != null) {
				batch.replay().commit(this.storage);
			}
		}
		if (!changes.isEmpty()) {
			this.storage.commit(List.copyOf(changes.values()));
		}
	}

	private static Exception thrown(BatchFailedException failed) {
		if (failed.getCause() instanceof Error error) {
			throw error;
		}
		return (failed.getCause() instanceof Exception cause) ? cause : failed;
	}

}
