package io.github.telegramupdates.spring.delivery;

import java.lang.reflect.UndeclaredThrowableException;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction. Whatever the work throws rolls back and is thrown as it is.
 */
final class HandlerTransactions {

	private final TransactionTemplate transaction;

	HandlerTransactions(PlatformTransactionManager transactionManager) {
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setName("telegram-updates");
	}

	void run(Work work) throws Exception {
		try {
			this.transaction.executeWithoutResult((status) -> runUnchecked(work));
		}
		catch (UndeclaredThrowableException ex) {
			throw (ex.getUndeclaredThrowable() instanceof Exception cause) ? cause : ex;
		}
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

}
