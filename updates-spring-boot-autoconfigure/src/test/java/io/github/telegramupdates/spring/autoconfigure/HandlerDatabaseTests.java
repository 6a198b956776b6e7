package io.github.telegramupdates.spring.autoconfigure;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.delivery.DeliveryConcurrency;
import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import io.github.telegramupdates.spring.storage.JpaApplication;
import io.github.telegramupdates.spring.storage.app.Effect;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database of the handlers matters also when positions are in the heap.
 */
class HandlerDatabaseTests {

	private final ApplicationContextRunner runner = JpaApplication.runner(JpaApplication.url())
		.withConfiguration(AutoConfigurations.of(TelegramUpdatesAutoConfiguration.class))
		.withUserConfiguration(Entities.class)
		.withPropertyValues("telegram.updates.storage.type=memory", "spring.jpa.hibernate.ddl-auto=create");

	@Test
	void halfOfThePoolIsTheDefaultOfTheConcurrency() {
		this.runner.withPropertyValues("spring.datasource.hikari.maximum-pool-size=2")
			.run((context) -> assertThat(context.getBean(DeliveryConcurrency.class).lanes()).isOne());
	}

	@Test
	void aConcurrencyBeyondThePoolIsRefused() {
		this.runner.withPropertyValues("telegram.updates.delivery.concurrency=20")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class));
	}

	@Test
	void whatHandlersHaveLeftIsWrittenAndForgotten() {
		this.runner.run((context) -> inTransaction(context, () -> {
			EntityManager entityManager = entityManager(context);
			Effect effect = new Effect("left");
			entityManager.persist(effect);
			context.getBean(HandlerPersistence.class).flush();
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select count(*) from effect where what = 'left'", Long.class)).isOne();
			assertThat(entityManager.contains(effect)).isTrue();
			context.getBean(HandlerPersistence.class).clear();
			assertThat(entityManager.contains(effect)).isFalse();
		}));
	}

	@Test
	void transactionsOfJdbcHaveNothingToFlush() {
		this.runner.withUserConfiguration(Jdbc.class).run((context) -> inTransaction(context, () -> {
			context.getBean(HandlerPersistence.class).flush();
			context.getBean(HandlerPersistence.class).clear();
		}));
	}

	@Test
	void withoutATransactionThereIsNothingToFlush() {
		this.runner.run((context) -> {
			context.getBean(HandlerPersistence.class).flush();
			context.getBean(HandlerPersistence.class).clear();
		});
	}

	private static EntityManager entityManager(ApplicationContext context) {
		return SharedEntityManagerCreator.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
	}

	private static void inTransaction(ApplicationContext context, Runnable work) {
		new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> work.run());
	}

	@EntityScan(basePackageClasses = Effect.class)
	static class Entities {

	}

	@Configuration(proxyBeanMethods = false)
	static class Jdbc {

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

}
