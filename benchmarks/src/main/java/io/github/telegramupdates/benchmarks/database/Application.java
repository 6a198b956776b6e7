package io.github.telegramupdates.benchmarks.database;

import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import io.github.telegramupdates.benchmarks.PushingConnection;
import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An application with the starter, an entity and listeners of its own, on PostgreSQL.
 */
final class Application implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Application(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Application on(Postgres postgres) {
		return new Application(new SpringApplicationBuilder(Beans.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=WARN", "logging.level.org.flywaydb=ERROR",
					"logging.level.io.github.telegramupdates=ERROR", "spring.datasource.url=" + postgres.url(),
					"spring.datasource.username=postgres", "spring.jpa.hibernate.ddl-auto=update",
					"spring.jpa.open-in-view=false", "spring.jpa.properties.hibernate.jdbc.batch_size=50")
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

	MessageListener listener() {
		return this.context.getBean(MessageListener.class);
	}

	/**
	 * Runs an account on the engine of the starter, and waits until it is loaded.
	 * @param observer is told what is committed
	 */
	RunningFeed run(Feed feed, ObservedDelivery.Observer observer) throws InterruptedException {
		// the engine comes first: with it comes the delivery
		GapEngine engine = this.context.getBean(GapEngine.class);
		this.context.getBean(ObservedDelivery.class).observe(feed.userId(), observer);
		PushingConnection connection = new PushingConnection(Feed.DATE);
		CountDownLatch started = new CountDownLatch(1);
		AccountRun run = engine.run(connection, feed.userId(), AuthOptions.user().onStart(started::countDown));
		started.await();
		return new RunningFeed(feed, connection, run);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** The beans of a small application. */
	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = MessageRow.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			TransactionAutoConfiguration.class, TelegramStorageAutoConfiguration.class,
			TelegramUpdatesAutoConfiguration.class })
	static class Beans {

		@Bean
		MessageListener messages() {
			return new MessageListener();
		}

		@Bean
		static BeanPostProcessor observation() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof UpdateDelivery delivery) ? new ObservedDelivery(delivery) : bean;
				}
			};
		}

	}

}
