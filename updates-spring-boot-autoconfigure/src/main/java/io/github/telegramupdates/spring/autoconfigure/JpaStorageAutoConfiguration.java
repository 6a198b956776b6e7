package io.github.telegramupdates.spring.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.MissingStateStorageException;
import io.github.telegramupdates.spring.storage.StorageProperties;
import io.github.telegramupdates.spring.storage.jpa.JpaChannelAccessHasher;
import io.github.telegramupdates.spring.storage.jpa.JpaStateStorage;
import io.github.telegramupdates.spring.storage.jpa.JpaUserAccessHasher;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import io.github.telegramupdates.spring.storage.jpa.StorageCheck;
import io.github.telegramupdates.spring.storage.jpa.StorageEntitiesCustomizer;
import io.github.telegramupdates.spring.storage.jpa.StorageMigration;
import io.github.telegramupdates.spring.storage.jpa.StorageRuntimeHints;
import io.github.telegramupdates.spring.storage.jpa.StorageSchemaFilter;
import io.github.telegramupdates.spring.storage.jpa.StorageSchemaInitializer;
import io.github.telegramupdates.spring.storage.jpa.StorageSchemaIntegrator;
import io.github.telegramupdates.spring.storage.jpa.StorageScripts;
import io.github.telegramupdates.spring.storage.jpa.TransactionManagerCheck;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.hibernate.Session;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * {@linkplain AutoConfiguration Auto-configuration} of the storage of positions and
 * access hashes: in the application's database, next to what the handlers write, or in
 * the heap. Beans of the application win.
 */
@AutoConfiguration(after = { DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class },
		afterName = { "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
				"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
				"org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "telegram.updates.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StorageProperties.class)
public final class JpaStorageAutoConfiguration {

	private static final String TYPE = "telegram.updates.storage.type";

	/**
	 * In the heap.
	 */
	@Order(1)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = TYPE, havingValue = "memory")
	static class MemoryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StateStorage telegramStateStorage() {
			return new InMemoryStateStorage();
		}

		@Bean
		@ConditionalOnMissingBean({ ChannelAccessHasher.class, UserAccessHasher.class })
		InMemoryAccessHashes telegramAccessHashes() {
			return new InMemoryAccessHashes();
		}

	}

	/**
	 * In the database.
	 */
	@Order(2)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Session.class, HibernatePropertiesCustomizer.class, JpaRepositoryFactory.class })
	@ConditionalOnProperty(name = TYPE, havingValue = "jpa", matchIfMissing = true)
	@Conditional(IncompleteStorageCondition.class)
	@ImportRuntimeHints(StorageRuntimeHints.class)
	static class EntitiesConfiguration {

		@Bean
		EntityManagerFactoryBuilderCustomizer telegramEntitiesCustomizer(ObjectProvider<DataSource> dataSource) {
			return new StorageEntitiesCustomizer(dataSource);
		}

		@Bean
		HibernatePropertiesCustomizer telegramSchemaCustomizer(StorageProperties storage) {
			return (properties) -> {
				properties.putIfAbsent(AvailableSettings.HBM2DDL_FILTER_PROVIDER, new StorageSchemaFilter());
				if (storage.schema() != null) {
					IntegratorProvider integrators = () -> List.of(new StorageSchemaIntegrator(storage.schema()));
					properties.putIfAbsent(JpaSettings.INTEGRATOR_PROVIDER, integrators);
				}
			};
		}

	}

	/**
	 * The tables.
	 */
	@Order(3)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Flyway.class, Session.class, HibernatePropertiesCustomizer.class,
			JpaRepositoryFactory.class })
	@ConditionalOnProperty(name = TYPE, havingValue = "jpa", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "telegram.updates.storage.migrate", matchIfMissing = true)
	@Conditional(IncompleteStorageCondition.class)
	@ConditionalOnSingleCandidate(DataSource.class)
	@Import(DatabaseInitializationDependencyConfigurer.class)
	static class MigrationConfiguration {

		// not a default candidate: the application's Flyway must not back off
		@Bean(defaultCandidate = false)
		Flyway telegramFlyway(DataSource dataSource, StorageProperties storage, ObjectProvider<JpaProperties> jpa,
				BeanFactory beanFactory, ObjectProvider<DataSourcePoolMetadataProvider> pools) {
			MigrationDataSource migration = MigrationDataSource.of(dataSource, beanFactory, pools);
			String schema = StorageSchema.of(storage, jpa);
			return StorageScripts.flyway(migration.dataSource(), (schema != null) ? schema : migration.schema());
		}

		@Bean
		StorageSchemaInitializer telegramSchemaInitializer(@Qualifier("telegramFlyway") Flyway flyway) {
			return new StorageSchemaInitializer(new StorageMigration(flyway));
		}

	}

	/**
	 * The storage itself.
	 */
	@Order(4)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Session.class, HibernatePropertiesCustomizer.class, JpaRepositoryFactory.class })
	@ConditionalOnProperty(name = TYPE, havingValue = "jpa", matchIfMissing = true)
	@Conditional(IncompleteStorageCondition.class)
	@ConditionalOnSingleCandidate(EntityManagerFactory.class)
	static class StorageConfiguration {

		@Bean
		@ConditionalOnSingleCandidate(PlatformTransactionManager.class)
		StorageAccess telegramStorageAccess(EntityManagerFactory entityManagerFactory,
				PlatformTransactionManager transactionManager) {
			return new StorageAccess(entityManagerFactory, transactionManager);
		}

		@Bean
		@ConditionalOnBean(StorageAccess.class)
		TransactionManagerCheck telegramTransactionManagerCheck(EntityManagerFactory entityManagerFactory,
				PlatformTransactionManager transactionManager) {
			return new TransactionManagerCheck(entityManagerFactory, transactionManager);
		}

		@Bean
		StorageCheck telegramStorageCheck(EntityManagerFactory entityManagerFactory, ListableBeanFactory beanFactory) {
			String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory,
					EntityManagerFactory.class);
			return new StorageCheck(String.join(", ", names), entityManagerFactory);
		}

		@Bean
		@ConditionalOnBean(StorageAccess.class)
		@ConditionalOnMissingBean
		StateStorage telegramStateStorage(StorageAccess access) {
			return new JpaStateStorage(access);
		}

		@Bean
		@ConditionalOnBean(StorageAccess.class)
		@ConditionalOnMissingBean
		ChannelAccessHasher telegramChannelAccessHasher(StorageAccess access) {
			return new JpaChannelAccessHasher(access);
		}

		@Bean
		@ConditionalOnBean(StorageAccess.class)
		@ConditionalOnMissingBean
		UserAccessHasher telegramUserAccessHasher(StorageAccess access) {
			return new JpaUserAccessHasher(access);
		}

	}

	/**
	 * Nothing to store with: whoever asks learns why.
	 */
	@Order(5)
	@Configuration(proxyBeanMethods = false)
	static class MissingConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		StateStorage telegramStateStorage(ListableBeanFactory beanFactory) {
			throw MissingStateStorageException.in(beanFactory);
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		ChannelAccessHasher telegramChannelAccessHasher(ListableBeanFactory beanFactory) {
			throw MissingStateStorageException.in(beanFactory);
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		UserAccessHasher telegramUserAccessHasher(ListableBeanFactory beanFactory) {
			throw MissingStateStorageException.in(beanFactory);
		}

	}

}
