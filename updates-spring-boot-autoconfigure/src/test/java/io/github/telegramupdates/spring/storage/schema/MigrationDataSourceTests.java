package io.github.telegramupdates.spring.storage.schema;

import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.JpaApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over which connections the tables are migrated, and what is said if that is not
 * possible.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationDataSourceTests {

	@TempDir
	private Path directory;

	private Map<String, String> database = Map.of();

	@Test
	void aMarkedDataSourceMigratesForAnApplicationThatMayNot() {
		restricted().withUserConfiguration(Migrator.class).run(MigrationDataSourceTests::assertStores);
	}

	@Test
	void theUserOfFlywayMigratesForAnApplicationThatMayNot() {
		restricted().withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.withPropertyValues("spring.flyway.user=postgres", "spring.flyway.password=")
			.run(MigrationDataSourceTests::assertStores);
	}

	@Test
	void theDatabaseThatIsDescribedForFlywayIsMigrated() {
		restricted().withUserConfiguration(Described.class).run(MigrationDataSourceTests::assertStores);
	}

	@Test
	void rightsThatAreMissingAreExplained() {
		restricted().run((context) -> assertThat(explained(context)).contains("the database user 'app'",
				"spring.flyway.user", "@FlywayDataSource"));
	}

	@Test
	void tablesThatTheApplicationMayNotReadAreExplained() {
		ApplicationContextRunner application = restricted().withUserConfiguration(Migrator.class);
		application.run(MigrationDataSourceTests::assertStores);
		restricted(this.database, "revoke all on all tables in schema app from app",
				"alter default privileges for role postgres in schema app revoke all on tables from app")
			.withUserConfiguration(Migrator.class)
			.run((context) -> assertThat(explained(context)).contains("does not let the user of the DataSource read",
					"Grant that user select, insert, update and delete"));
	}

	@ParameterizedTest
	@CsvSource({ "insert, insert into", "update, update", "delete, delete from" })
	void tablesThatTheApplicationMayNotWriteAreExplained(String right, String what) {
		restricted().withUserConfiguration(Migrator.class).run(MigrationDataSourceTests::assertStores);
		restricted(this.database, "revoke %s on app.telegram_fetch_intent from app".formatted(right))
			.withUserConfiguration(Migrator.class)
			.run((context) -> assertThat(explained(context)).contains(
					"does not let the user of the DataSource %s the table of FetchIntentEntity".formatted(what),
					"Grant that user select, insert, update and delete"));
	}

	@Test
	void aPoolOfOneIsEnough() {
		JpaApplication.runner("jdbc:h2:file:" + this.directory.resolve("data"))
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000")
			.run(MigrationDataSourceTests::assertStores);
	}

	@ParameterizedTest
	@ValueSource(strings = { "schema=APP", "connection-init-sql=set schema APP" })
	void aPoolOfOneMigratesTheSchemaThatItsConnectionSees(String setting) {
		JpaApplication
			.runner("jdbc:h2:file:" + this.directory.resolve("data") + ";INIT=create schema if not exists APP")
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000", "spring.datasource.hikari." + setting)
			.run((context) -> {
				assertStores(context);
				assertThat(
						context.getBean(JdbcTemplate.class)
							.queryForList("select distinct table_schema from information_schema.tables "
									+ "where lower(table_name) like 'telegram_%'", String.class))
					.containsExactly("APP");
			});
	}

	@Test
	void aPoolOfOneOnADatabaseInMemoryIsExplained() {
		JpaApplication.runner(JpaApplication.url())
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1")
			.run((context) -> assertThat(explained(context)).contains("spring.datasource.hikari.maximum-pool-size=2"));
	}

	@Test
	void whatFlywaySaysAtEachStartIsNotRepeated(CapturedOutput output) {
		ApplicationContextRunner application = JpaApplication.runner(JpaApplication.url());
		application.run(MigrationDataSourceTests::assertStores);
		assertThat(output).contains("The tables of the Telegram storage were brought to version")
			.doesNotContain("newer than the version")
			.doesNotContain("Schema history table");
		int before = output.length();
		application.run(MigrationDataSourceTests::assertStores);
		assertThat(output.toString().substring(before)).doesNotContain("were brought to version")
			.doesNotContain("newer than the version")
			.doesNotContain("org.flywaydb");
	}

	private ApplicationContextRunner restricted() {
		this.database = Databases.postgres();
		return restricted(this.database,
				"do $$ begin if not exists (select 1 from pg_roles where rolname = 'app') then create role app login; end if; end $$",
				"create schema app", "revoke create on schema public from public", "grant usage on schema app to app",
				"alter role app set search_path = app",
				"alter default privileges for role postgres in schema app grant all on tables to app",
				"alter default privileges for role postgres in schema app grant all on sequences to app");
	}

	private static ApplicationContextRunner restricted(Map<String, String> database, String... statements) {
		// the user in the URL would win
		String url = database.getOrDefault("spring.datasource.url", "").replaceAll("\\?.*", "");
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
		for (String statement : statements) {
			jdbc.execute(statement);
		}
		return JpaApplication.runner(url).withPropertyValues("spring.datasource.username=app", "owner-url=" + url);
	}

	private static void assertStores(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		AccountState state = AccountState.of(1, 2, 3, 4);
		context.getBean(StateStorage.class).setState(7, state);
		assertThat(context.getBean(StateStorage.class).getState(7)).contains(state);
	}

	private static String explained(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof FailureAnalyzedException)) {
			failure = failure.getCause();
		}
		assertThat(failure).isNotNull();
		var analysis = ((FailureAnalyzedException) failure).analysis();
		return analysis.getDescription() + analysis.getAction();
	}

	@Configuration(proxyBeanMethods = false)
	static class Described {

		@Bean
		FlywayConnectionDetails flywayConnectionDetails(Environment environment) {
			return new FlywayConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return environment.getRequiredProperty("owner-url");
				}

				@Override
				public String getUsername() {
					return "postgres";
				}

				@Override
				public String getPassword() {
					return "";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Migrator {

		@Bean(defaultCandidate = false)
		@FlywayDataSource
		DataSource migrator(Environment environment) {
			return new DriverManagerDataSource(environment.getRequiredProperty("owner-url"), "postgres", "");
		}

	}

}
