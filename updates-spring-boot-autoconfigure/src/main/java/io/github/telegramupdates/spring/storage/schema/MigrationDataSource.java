package io.github.telegramupdates.spring.storage.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.storage.PoolSizes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * The connections over which the tables are migrated: those over which the application
 * migrates its own, in the order of Spring Boot.
 *
 * @param dataSource opens the connections
 * @param schema the schema that the application sees, {@code null} if these connections
 * see the same
 */
record MigrationDataSource(DataSource dataSource, @Nullable String schema) {

	private static final boolean FLYWAY_OF_BOOT = ClassUtils.isPresent(
			"org.springframework.boot.flyway.autoconfigure.FlywayDataSource",
			MigrationDataSource.class.getClassLoader());

	static MigrationDataSource of(DataSource application, BeanFactory beanFactory,
			ObjectProvider<DataSourcePoolMetadataProvider> pools) {
		DataSource own = FLYWAY_OF_BOOT ? BootFlyway.dataSource(application, beanFactory) : null;
		if (own != null) {
			return new MigrationDataSource(own, schemaOf(application));
		}
		return isPoolOfOne(application, pools) ? new MigrationDataSource(unpooled(application), schemaOf(application))
				: new MigrationDataSource(application, null);
	}

	private static boolean isPoolOfOne(DataSource application, ObjectProvider<DataSourcePoolMetadataProvider> pools) {
		return PoolSizes.max(application, pools).equals(OptionalInt.of(1));
	}

	private static DataSource unpooled(DataSource application) {
		if (urlOf(application).startsWith("jdbc:h2:mem:")) {
			throw new SmallPoolException();
		}
		return DataSourceBuilder.derivedFrom(application).type(SimpleDriverDataSource.class).build();
	}

	private static String urlOf(DataSource application) {
		try (Connection connection = application.getConnection()) {
			return String.valueOf(connection.getMetaData().getURL());
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database of the Telegram storage cannot be reached", ex);
		}
	}

	private static @Nullable String schemaOf(DataSource application) {
		try (Connection connection = application.getConnection()) {
			return connection.getSchema();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database of the Telegram storage cannot be reached", ex);
		}
	}

	/**
	 * Uses the classes of an optional module.
	 */
	private static final class BootFlyway {

		static @Nullable DataSource dataSource(DataSource application, BeanFactory beanFactory) {
			DataSource marked = marked(beanFactory);
			if (marked != null) {
				return (marked != application) ? marked : null;
			}
			FlywayConnectionDetails details = beanFactory.getBeanProvider(FlywayConnectionDetails.class)
				.getIfAvailable();
			return (details != null) ? described(details, application) : null;
		}

		private static @Nullable DataSource marked(BeanFactory beanFactory) {
			if (beanFactory instanceof ListableBeanFactory beans) {
				for (String name : beans.getBeanNamesForType(DataSource.class)) {
					if (beans.findAnnotationOnBean(name, FlywayDataSource.class) != null) {
						return beans.getBean(name, DataSource.class);
					}
				}
			}
			return null;
		}

		private static @Nullable DataSource described(FlywayConnectionDetails details, DataSource application) {
			DataSourceBuilder<?> builder;
			if (details.getJdbcUrl() != null) {
				builder = DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(details.getJdbcUrl());
			}
			else if (details.getUsername() != null) {
				builder = DataSourceBuilder.derivedFrom(application).type(SimpleDriverDataSource.class);
			}
			else {
				return null;
			}
			builder.username(details.getUsername()).password(details.getPassword());
			if (details.getDriverClassName() != null) {
				builder.driverClassName(details.getDriverClassName());
			}
			return builder.build();
		}

	}

}
