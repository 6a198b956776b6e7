package io.github.telegramupdates.benchmarks.database;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An application with the storage and an entity of its own, on PostgreSQL.
 */
final class Application implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Application(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Application on(Postgres postgres) {
		return new Application(new SpringApplicationBuilder(Beans.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=WARN", "logging.level.org.flywaydb=ERROR",
					"spring.datasource.url=" + postgres.url(), "spring.datasource.username=postgres",
					"spring.jpa.hibernate.ddl-auto=update", "spring.jpa.open-in-view=false",
					"spring.jpa.properties.hibernate.jdbc.batch_size=50")
			.run());
	}

	StateStorage storage() {
		return this.context.getBean(StateStorage.class);
	}

	PlatformTransactionManager transactions() {
		return this.context.getBean(PlatformTransactionManager.class);
	}

	EntityManager entityManager() {
		return SharedEntityManagerCreator.createSharedEntityManager(this.context.getBean(EntityManagerFactory.class));
	}

	DataSource dataSource() {
		return this.context.getBean(DataSource.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** The beans of a small application. */
	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = MessageRow.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			TransactionAutoConfiguration.class, TelegramStorageAutoConfiguration.class })
	static class Beans {

	}

}
