package io.github.telegramupdates.spring.delivery;

import java.lang.reflect.UndeclaredThrowableException;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction. Whatever the work throws rolls back and is thrown as it is.
 * <p>
 * What fails after the commit is no failure of the work: it is logged and counted. What
 * fails in the commit itself is thrown, although nobody knows then whether the
 * transaction took effect.
 */
final class HandlerTransactions {

	private final TransactionTemplate transaction;

	private final CallbackFailures callbackFailures;

	HandlerTransactions(PlatformTransactionManager transactionManager, CallbackFailures callbackFailures) {
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setName("telegram-updates");
		this.callbackFailures = callbackFailures;
	}

	void run(Work work) throws Exception {
		Outcome outcome = new Outcome();
		try {
			this.transaction.executeWithoutResult((status) -> {
				outcome.observe();
				runUnchecked(work);
			});
		}
		catch (RuntimeException | Error ex) {
			if (outcome.isCommitted()) {
				this.callbackFailures.failed(ex);
			}
			else {
				throw unwrapped(ex);
			}
		}
		if (outcome.isRolledBack()) {
			throw new UnexpectedRollbackException("The transaction was rolled back without an exception");
		}
	}

	private static Exception unwrapped(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		boolean carried = failure instanceof UndeclaredThrowableException;
		Throwable thrown = carried ? ((UndeclaredThrowableException) failure).getUndeclaredThrowable() : failure;
		return (thrown instanceof Exception cause) ? cause : (Exception) failure;
	}

	private static void runUnchecked(Work work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// Carries a checked exception through the callback, and still rolls back
			throw new UndeclaredThrowableException(ex);
		}
	}

	/**
	 * What is done in a transaction.
	 */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;

	}

	/**
	 * Notes whether the transaction has committed: an exception does not say it.
	 */
	private static final class Outcome implements TransactionSynchronization {

		private int status = STATUS_UNKNOWN;

		void observe() {
			if (TransactionSynchronizationManager.isSynchronizationActive()) {
				TransactionSynchronizationManager.registerSynchronization(this);
			}
		}

		boolean isCommitted() {
			return this.status == STATUS_COMMITTED;
		}

		boolean isRolledBack() {
			return this.status == STATUS_ROLLED_BACK;
		}

		@Override
		public void afterCompletion(int status) {
			this.status = status;
		}

	}

}
