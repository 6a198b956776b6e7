package io.github.telegramupdates.spring.storage.jpa;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Transactions in which repositories read and write.
 *
 * @param <R> the repositories
 */
public final class RepositoryTransactions<R> {

	private static final int ATTEMPTS = 5;

	private final SingletonSupplier<R> repositories;

	private final TransactionTemplate joining;

	private final TransactionTemplate alone;

	RepositoryTransactions(Supplier<R> repositories, PlatformTransactionManager transactionManager) {
		this.repositories = SingletonSupplier.of(repositories);
		this.joining = new TransactionTemplate(transactionManager);
		this.alone = new TransactionTemplate(transactionManager);
		this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Reads or writes, in the transaction of the caller if there is one.
	 * @param <T> the result
	 * @param action what to do
	 * @return what the action returns
	 */
	public <T extends @Nullable Object> T run(Function<R, T> action) {
		return execute(this.joining, action);
	}

	/**
	 * Writes in a transaction of its own, and tries it again if another writer was in the
	 * way.
	 * @param <T> the result
	 * @param action what to do, up to five times
	 * @return what the action returns
	 */
	public <T> T runAlone(Function<R, T> action) {
		for (int attempt = 1;; attempt++) {
			try {
				return execute(this.alone, action);
			}
			catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private <T extends @Nullable Object> T execute(TransactionTemplate transaction, Function<R, T> action) {
		return transaction.execute((status) -> action.apply(this.repositories.obtain()));
	}

}
