package io.github.telegramupdates.spring.storage.jpa;

import java.util.function.Function;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * The application's database, as the parts of the storage use it. The persistence unit is
 * touched on first use only, so that an application may bring it up in the background.
 */
public final class StorageAccess {

	private final SingletonSupplier<RepositoryFactory> repositories;

	private final PlatformTransactionManager transactionManager;

	/**
	 * Creates the access.
	 * @param entityManagerFactory the persistence unit of the entities
	 * @param transactionManager the transactions of the handlers
	 */
	public StorageAccess(EntityManagerFactory entityManagerFactory, PlatformTransactionManager transactionManager) {
		this.repositories = SingletonSupplier.of(() -> new RepositoryFactory(entityManagerFactory));
		this.transactionManager = transactionManager;
	}

	/**
	 * Opens the repositories of a part of the storage.
	 * @param <R> the repositories
	 * @param repositories makes them, on first use
	 * @return transactions in which they are used
	 */
	public <R> RepositoryTransactions<R> open(Function<RepositoryFactory, R> repositories) {
		return new RepositoryTransactions<>(() -> repositories.apply(this.repositories.obtain()),
				this.transactionManager);
	}

}
