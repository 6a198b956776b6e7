package io.github.telegramupdates.spring.storage;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.positions.UserStateEntity;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What keeps {@link TelegramStorageAutoConfiguration} from storing is said with its cure.
 */
class StorageStartFailureTests {

	private final ApplicationContextRunner runner = JpaApplication.runner(JpaApplication.url());

	private BeanFactory beans = new DefaultListableBeanFactory();

	@Test
	void severalDataSourcesWithoutAPrimaryOneAreNamed() {
		this.runner.withUserConfiguration(NoPrimary.class, NeedsStorage.class)
			.withInitializer(this::rememberBeans)
			.run((context) -> assertThat(missing(context)).contains("none is primary")
				.contains("DataSource (one, two)")
				.contains("@Primary"));
	}

	@Test
	void aPersistenceUnitWithoutOurEntitiesIsNamedWithTheCure() {
		this.runner.withUserConfiguration(CustomUnit.class)
			.withPropertyValues("spring.data.jpa.repositories.enabled=false")
			.run((context) -> assertThat(failure(context)).contains("'customUnit'")
				.contains("EntityManagerFactoryBuilder")
				.contains("'io.github.telegramupdates.spring.storage'"));
	}

	@Test
	void missingTablesAreNamedWithTheirScripts() {
		this.runner.withPropertyValues("telegram.updates.storage.migrate=false")
			.run((context) -> assertThat(failure(context)).contains("UserStateEntity")
				.containsIgnoringCase("telegram_user_state")
				.contains("classpath:io/github/telegramupdates/spring/storage/migration/{h2,postgresql}")
				.contains("telegram.updates.storage.migrate=true"));
	}

	@Test
	void withoutFlywayTheTablesAreMissing() {
		this.runner.withClassLoader(new FilteredClassLoader(Flyway.class))
			.run((context) -> assertThat(failure(context)).contains("org.flywaydb:flyway-core"));
	}

	@Test
	void aNamingStrategyThatRenamesOurTablesIsFound() {
		this.runner.withPropertyValues("spring.jpa.hibernate.naming.physical-strategy=" + Prefixed.class.getName())
			.run((context) -> assertThat(failure(context)).containsIgnoringCase("t_telegram_user_state")
				.contains("physical naming strategy"));
	}

	@Test
	void quotedIdentifiersThatHideOurTablesAreFound() {
		this.runner.withPropertyValues("spring.jpa.properties.hibernate.globally_quoted_identifiers=true")
			.run((context) -> assertThat(failure(context)).contains("telegram_user_state")
				.contains("quoted identifiers"));
	}

	@Test
	void withoutJpaWhoeverNeedsTheStorageLearnsTheCure() {
		ApplicationContextRunner bare = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.hibernate",
					"org.springframework.data.jpa", "org.springframework.boot.hibernate"));
		bare.run((context) -> assertThat(context).hasNotFailed());
		bare.withUserConfiguration(NeedsStorage.class)
			.withInitializer(this::rememberBeans)
			.run((context) -> assertThat(missing(context)).contains("spring-boot-starter-data-jpa")
				.contains("telegram.updates.storage.type=memory"));
	}

	@Test
	void withoutADataSourceWhoeverNeedsTheStorageLearnsTheCure() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class))
			.withUserConfiguration(NeedsStorage.class)
			.withInitializer(this::rememberBeans)
			.run((context) -> assertThat(missing(context)).contains("DataSource, EntityManagerFactory")
				.contains("spring.datasource.url"));
	}

	@Test
	void anotherBeanThatIsMissingIsLeftToSpringBoot() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class))
			.withUserConfiguration(NeedsDataSource.class)
			.withInitializer(this::rememberBeans)
			.run((context) -> assertThat(analyze(context)).isNull());
	}

	private void rememberBeans(ConfigurableApplicationContext context) {
		this.beans = context.getBeanFactory();
	}

	private String missing(AssertableApplicationContext context) {
		FailureAnalysis analysis = analyze(context);
		assertThat(analysis).isNotNull();
		return analysis.getDescription() + "\n" + analysis.getAction();
	}

	private @Nullable FailureAnalysis analyze(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		return new MissingStorageFailureAnalyzer(this.beans).analyze(context.getStartupFailure());
	}

	private static String failure(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		for (Throwable ex = context.getStartupFailure(); ex != null; ex = ex.getCause()) {
			if (ex instanceof FailureAnalyzedException analyzed) {
				return analyzed.analysis().getDescription() + "\n" + analyzed.analysis().getAction();
			}
		}
		throw new AssertionError("No analysis", context.getStartupFailure());
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsStorage {

		@Bean
		Object needsStorage(StateStorage storage) {
			return storage;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsDataSource {

		@Bean
		Object needsDataSource(DataSource dataSource) {
			return dataSource;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoPrimary {

		@Bean
		DataSource one() {
			return new DriverManagerDataSource(JpaApplication.url(), "sa", "");
		}

		@Bean
		DataSource two() {
			return new DriverManagerDataSource(JpaApplication.url(), "sa", "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomUnit {

		@Bean
		LocalContainerEntityManagerFactoryBean customUnit(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
			unit.setDataSource(dataSource);
			unit.setPackagesToScan(Effect.class.getPackageName());
			unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			return unit;
		}

		@Bean
		JpaTransactionManager transactionManager(EntityManagerFactory customUnit) {
			return new JpaTransactionManager(customUnit);
		}

	}

	/**
	 * A naming strategy of an application that gives every table a prefix.
	 */
	public static class Prefixed extends PhysicalNamingStrategySnakeCaseImpl {

		@Override
		public Identifier toPhysicalTableName(Identifier logicalName, JdbcEnvironment context) {
			return Identifier.toIdentifier("T_" + logicalName.getText());
		}

	}

}
