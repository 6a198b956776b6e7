package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * The persistence context of the transaction. Does nothing in transactions that are not
 * those of the persistence unit, and without one.
 */
final class JpaHandlerPersistence implements HandlerPersistence {

	private final EntityManagerFactory unit;

	JpaHandlerPersistence(EntityManagerFactory unit) {
		this.unit = unit;
	}

	@Override
	public void flush() {
		EntityManager entityManager = current();
		if (entityManager != null) {
			entityManager.flush();
		}
	}

	@Override
	public void clear() {
		EntityManager entityManager = current();
		if (entityManager != null) {
			entityManager.clear();
		}
	}

	private @Nullable EntityManager current() {
		EntityManager entityManager = EntityManagerFactoryUtils.getTransactionalEntityManager(this.unit);
		return (entityManager != null && entityManager.isJoinedToTransaction()) ? entityManager : null;
	}

}
