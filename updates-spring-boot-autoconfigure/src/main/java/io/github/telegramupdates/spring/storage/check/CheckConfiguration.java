package io.github.telegramupdates.spring.storage.check;

import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Checks the persistence unit that holds the tables.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSingleCandidate(EntityManagerFactory.class)
public class CheckConfiguration {

	@Bean
	@ConditionalOnBean(StorageAccess.class)
	TransactionManagerCheck telegramTransactionManagerCheck(EntityManagerFactory entityManagerFactory,
			PlatformTransactionManager transactionManager) {
		return new TransactionManagerCheck(entityManagerFactory, transactionManager);
	}

	@Bean
	StorageCheck telegramStorageCheck(EntityManagerFactory entityManagerFactory, ListableBeanFactory beanFactory) {
		String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, EntityManagerFactory.class);
		return new StorageCheck(String.join(", ", names), entityManagerFactory);
	}

}
