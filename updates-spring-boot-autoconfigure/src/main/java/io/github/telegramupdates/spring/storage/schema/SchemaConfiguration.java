package io.github.telegramupdates.spring.storage.schema;

import java.util.List;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.storage.StorageProperties;
import org.flywaydb.core.Flyway;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Adds the entities to the application's persistence unit, and migrates their tables.
 */
@Configuration(proxyBeanMethods = false)
@ImportRuntimeHints(StorageRuntimeHints.class)
public class SchemaConfiguration {

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

	/**
	 * The migration, for applications that have Flyway.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Flyway.class)
	@ConditionalOnBooleanProperty(name = "telegram.updates.storage.migrate", matchIfMissing = true)
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

}
