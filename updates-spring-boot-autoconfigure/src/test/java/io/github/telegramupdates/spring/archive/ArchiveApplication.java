package io.github.telegramupdates.spring.archive;

import jakarta.persistence.EntityManager;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps every message in a database.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan
public class ArchiveApplication {

	@Bean
	Archive archive(EntityManager entityManager, PlatformTransactionManager transactionManager) {
		return new Archive(entityManager, new TransactionTemplate(transactionManager));
	}

}
