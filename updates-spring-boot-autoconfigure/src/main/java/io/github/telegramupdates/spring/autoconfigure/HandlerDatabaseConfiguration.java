package io.github.telegramupdates.spring.autoconfigure;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import io.github.telegramupdates.spring.delivery.PoolSize;
import io.github.telegramupdates.spring.storage.PoolSizes;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * What the delivery has to know of the database that the handlers use, wherever the
 * positions are stored.
 */
@Configuration(proxyBeanMethods = false)
class HandlerDatabaseConfiguration {

	/**
	 * Its connections.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DataSourcePoolMetadataProvider.class)
	static class PoolConfiguration {

		@Bean
		PoolSize telegramPoolSize(ObjectProvider<DataSource> dataSource,
				ObjectProvider<DataSourcePoolMetadataProvider> pools) {
			return () -> PoolSizes.max(dataSource.getIfUnique(), pools);
		}

	}

	/**
	 * Its persistence unit.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ EntityManagerFactory.class, EntityManagerFactoryUtils.class })
	@ConditionalOnSingleCandidate(EntityManagerFactory.class)
	static class UnitConfiguration {

		@Bean
		HandlerPersistence telegramHandlerPersistence(EntityManagerFactory entityManagerFactory) {
			return new JpaHandlerPersistence(entityManagerFactory);
		}

	}

}
