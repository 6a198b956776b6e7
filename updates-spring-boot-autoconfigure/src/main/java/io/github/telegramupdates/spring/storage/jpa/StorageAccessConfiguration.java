package io.github.telegramupdates.spring.storage.jpa;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Opens the application's database to the storage, if persistence unit and transactions
 * are unambiguous.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSingleCandidate(EntityManagerFactory.class)
public class StorageAccessConfiguration {

	@Bean
	@ConditionalOnSingleCandidate(PlatformTransactionManager.class)
	StorageAccess telegramStorageAccess(EntityManagerFactory entityManagerFactory,
			PlatformTransactionManager transactionManager) {
		return new StorageAccess(entityManagerFactory, transactionManager);
	}

}
