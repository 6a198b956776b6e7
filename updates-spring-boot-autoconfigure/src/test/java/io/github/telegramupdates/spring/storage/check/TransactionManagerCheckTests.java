package io.github.telegramupdates.spring.storage.check;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.storage.JpaApplication;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionManager;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.jta.JtaTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * The transactions of the handlers have to be those of the storage.
 */
class TransactionManagerCheckTests {

	private final ApplicationContextRunner runner = JpaApplication.runner(JpaApplication.url());

	@Test
	void theTransactionManagerOfSpringBootIsAccepted() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aLoneTransactionManagerForJdbcIsExplained() {
		this.runner.withUserConfiguration(Jdbc.class).run((context) -> assertExplained(context.getStartupFailure()));
	}

	@Test
	void aPrimaryTransactionManagerForJdbcIsExplained() {
		this.runner.withUserConfiguration(PrimaryJdbc.class)
			.run((context) -> assertExplained(context.getStartupFailure()));
	}

	@Test
	void aPrimaryTransactionManagerForJpaIsAccepted() {
		this.runner.withUserConfiguration(PrimaryJpa.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void jtaIsAccepted() {
		this.runner
			.withBean(PlatformTransactionManager.class, () -> new JtaTransactionManager(mock(TransactionManager.class)))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void assertExplained(Throwable failure) {
		assertThat(failure).isInstanceOfSatisfying(FailureAnalyzedException.class, (explained) -> {
			assertThat(explained.analysis().getDescription()).contains("JdbcTransactionManager");
			assertThat(explained.analysis().getAction()).contains("JpaTransactionManager", "@Primary");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Jdbc {

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryJdbc {

		@Bean
		@Primary
		JdbcTransactionManager jdbc(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		JpaTransactionManager jpa(EntityManagerFactory unit) {
			return new JpaTransactionManager(unit);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryJpa {

		@Bean
		JdbcTransactionManager jdbc(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		@Primary
		JpaTransactionManager jpa(EntityManagerFactory unit) {
			return new JpaTransactionManager(unit);
		}

	}

}
