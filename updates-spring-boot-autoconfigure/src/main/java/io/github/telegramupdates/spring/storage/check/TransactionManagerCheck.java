package io.github.telegramupdates.spring.storage.check;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * Looks at the start whether the transactions are those of the persistence unit that
 * holds the positions, without opening a connection. Managers that name no resource, such
 * as that of JTA, are trusted.
 */
final class TransactionManagerCheck implements SmartInitializingSingleton {

	private final EntityManagerFactory entityManagerFactory;

	private final PlatformTransactionManager transactionManager;

	/**
	 * Creates the check.
	 * @param entityManagerFactory the persistence unit
	 * @param transactionManager the transactions of the handlers
	 */
	TransactionManagerCheck(EntityManagerFactory entityManagerFactory, PlatformTransactionManager transactionManager) {
		this.entityManagerFactory = entityManagerFactory;
		this.transactionManager = transactionManager;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Object manager = this.transactionManager;
		for (Object target = manager; target != null; target = AopProxyUtils.getSingletonTarget(target)) {
			manager = target;
		}
		if (manager instanceof ResourceTransactionManager resource && !isOfUnit(resource.getResourceFactory())) {
			throw new WrongTransactionManagerException(manager.getClass().getSimpleName());
		}
	}

	private boolean isOfUnit(Object resource) {
		return resource instanceof EntityManagerFactory unit
				&& unit.unwrap(SessionFactory.class) == this.entityManagerFactory.unwrap(SessionFactory.class);
	}

}
