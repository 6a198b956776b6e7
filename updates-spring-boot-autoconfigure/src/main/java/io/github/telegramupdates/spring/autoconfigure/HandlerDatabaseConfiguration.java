package io.github.telegramupdates.spring.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import io.github.telegramupdates.spring.delivery.PoolSize;
import io.github.telegramupdates.spring.storage.PoolSizes;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.EntityManagerHolder;

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
	 * Its persistence units.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ EntityManagerFactory.class, EntityManagerHolder.class, SessionFactory.class })
	@ConditionalOnBean(EntityManagerFactory.class)
	static class UnitConfiguration {

		@Bean
		HandlerPersistence telegramHandlerPersistence(ListableBeanFactory beanFactory) {
			return JpaHandlerPersistence
				.of(List.copyOf(beanFactory.getBeansOfType(EntityManagerFactory.class).values()));
		}

	}

}
