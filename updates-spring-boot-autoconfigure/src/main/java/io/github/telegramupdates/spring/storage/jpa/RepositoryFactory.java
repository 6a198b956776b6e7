package io.github.telegramupdates.spring.storage.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.dao.support.PersistenceExceptionTranslationInterceptor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.hibernate.HibernateExceptionTranslator;

/**
 * Makes repositories without scanning: neither the application's scan decides about them
 * nor do they decide about the application's. Their errors arrive as Spring's
 * {@code DataAccessException}.
 */
public final class RepositoryFactory {

	private final EntityManager entityManager;

	private final JpaRepositoryFactory repositories;

	RepositoryFactory(EntityManagerFactory entityManagerFactory) {
		this.entityManager = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
		this.repositories = new JpaRepositoryFactory(this.entityManager);
		this.repositories.setBeanClassLoader(RepositoryFactory.class.getClassLoader());
		PersistenceExceptionTranslationInterceptor translation = new PersistenceExceptionTranslationInterceptor(
				new HibernateExceptionTranslator());
		this.repositories.addRepositoryProxyPostProcessor((proxy, repository) -> proxy.addAdvice(translation));
	}

	/**
	 * Makes a repository.
	 * @param <R> its type
	 * @param type the interface, which may extend {@link Upserts}
	 * @return the repository, for use in transactions
	 */
	public <R> R create(Class<R> type) {
		return Upserts.class.isAssignableFrom(type)
				? this.repositories.getRepository(type,
						RepositoryFragments.just(new StatelessUpserts(this.entityManager)))
				: this.repositories.getRepository(type);
	}

	/**
	 * Statements past the persistence context.
	 * @return batches, for use in transactions
	 */
	public JdbcBatches batches() {
		return new JdbcBatches(this.entityManager);
	}

	/**
	 * The persistence context of the transaction.
	 * @return an entity manager for any number of transactions
	 */
	public EntityManager entityManager() {
		return this.entityManager;
	}

}
