package io.github.telegramupdates.spring.storage.jpa;

import java.util.function.Function;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * The database, in a transaction. The persistence unit is touched on first use only, so
 * that an application may bring it up in the background.
 */
public final class StorageAccess {

	private static final int ATTEMPTS = 5;

	private final SingletonSupplier<StorageRepositories> repositories;

	private final TransactionTemplate joining;

	private final TransactionTemplate alone;

	/**
	 * Creates the access.
	 * @param entityManagerFactory the persistence unit of the entities
	 * @param transactionManager the transactions of the handlers
	 */
	public StorageAccess(EntityManagerFactory entityManagerFactory, PlatformTransactionManager transactionManager) {
		this.repositories = SingletonSupplier.of(() -> StorageRepositories.create(entityManagerFactory));
		this.joining = new TransactionTemplate(transactionManager);
		this.alone = new TransactionTemplate(transactionManager);
		this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Reads or writes, in the transaction of the caller if there is one.
	 */
	<T extends @Nullable Object> T run(Function<StorageRepositories, T> action) {
		return execute(this.joining, action);
	}

	/**
	 * Writes in a transaction of its own, again if another writer was in the way.
	 */
	<T> T runAlone(Function<StorageRepositories, T> action) {
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

	private <T extends @Nullable Object> T execute(TransactionTemplate transaction,
			Function<StorageRepositories, T> action) {
		return transaction.execute((status) -> action.apply(this.repositories.obtain()));
	}

}
