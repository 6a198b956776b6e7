package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.app.EffectRepository;
import io.github.telegramupdates.spring.storage.positions.UserStateEntity;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TelegramStorageAutoConfiguration} beside applications of many kinds.
 */
class TelegramStorageAutoConfigurationTests {

	private static final AccountState STATE = AccountState.of(1, 2, 3, 4);

	private static final HistoryHole HOLE = new HistoryHole.Range(BoxId.COMMON, 1, 9, 1, 0, 0, Cause.TOO_LONG);

	private final String url = JpaApplication.url();

	private final ApplicationContextRunner runner = JpaApplication.runner(this.url);

	private final ApplicationContextRunner withFlyway = this.runner
		.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));

	@Test
	void anApplicationWithoutAnnotationsHasItsEntitiesAndOurs() {
		this.runner.withUserConfiguration(PackageApplication.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertBothWork(context);
		});
	}

	@Test
	void anEntityScanOfTheApplicationHidesNothing() {
		this.runner.withUserConfiguration(EntityScanApplication.class).run(this::assertBothWork);
	}

	@Test
	void repositoriesOfTheApplicationAreFoundAndOursAreNotAmongThem() {
		this.runner.withUserConfiguration(RepositoriesApplication.class).run((context) -> {
			assertBothWork(context);
			assertThat(context).hasSingleBean(Repository.class);
		});
	}

	@Test
	void anApplicationWithoutEntitiesWorks() {
		this.runner.run(this::assertStores);
	}

	@Test
	void theMigrationOfTheApplicationRunsBeforeOurs() {
		this.withFlyway.withUserConfiguration(EntityScanApplication.class)
			.withPropertyValues("spring.flyway.locations=classpath:storage-tests/migration")
			.run((context) -> {
				assertBothWork(context);
				assertThat(context.getBean(Flyway.class).getConfiguration().getTable())
					.isEqualTo("flyway_schema_history");
				assertThat(context.getBeansOfType(Flyway.class)).hasSize(2).containsKey("telegramFlyway");
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				assertThat(versions(jdbc, "flyway_schema_history")).isEqualTo("1");
				assertThat(versions(jdbc, "telegram_schema_history")).isEqualTo("0,1,2,3,4,5,6");
			});
	}

	@Test
	void aSecondStartFindsEverythingInPlace() {
		ApplicationContextRunner application = this.withFlyway.withUserConfiguration(EntityScanApplication.class)
			.withPropertyValues("spring.flyway.locations=classpath:storage-tests/migration");
		application.run((context) -> context.getBean(StateStorage.class).setState(1, STATE));
		application.run((context) -> assertThat(context.getBean(StateStorage.class).getState(1)).contains(STATE));
	}

	@Test
	void flywayOfTheApplicationMayBeSwitchedOff() {
		this.withFlyway.withPropertyValues("spring.flyway.enabled=false").run(this::assertStores);
	}

	@Test
	void theFlywayModuleOfSpringBootIsNotNeeded() {
		this.runner.withClassLoader(new FilteredClassLoader(FlywayAutoConfiguration.class)).run(this::assertStores);
	}

	@Test
	void aSchemaWithTablesIsAccepted() {
		legacyTable();
		this.runner.withUserConfiguration(EntityScanApplication.class).run((context) -> {
			assertBothWork(context);
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select count(*) from legacy", Long.class))
				.isOne();
		});
	}

	@Test
	void createDropOfTheApplicationLeavesPositions() {
		ApplicationContextRunner application = this.runner.withUserConfiguration(RepositoriesApplication.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop");
		application.run((context) -> {
			context.getBean(StateStorage.class).setState(1, STATE);
			context.getBean(EffectRepository.class).save(new Effect("gone"));
		});
		application.run((context) -> {
			assertThat(context.getBean(StateStorage.class).getState(1)).contains(STATE);
			assertThat(context.getBean(EffectRepository.class).count()).isZero();
		});
	}

	@Test
	void validationOfTheApplicationsTablesWorks() {
		this.withFlyway.withUserConfiguration(EntityScanApplication.class)
			.withPropertyValues("spring.flyway.locations=classpath:storage-tests/migration",
					"spring.jpa.hibernate.ddl-auto=validate")
			.run(this::assertBothWork);
	}

	@Test
	void lazyInitializationAndBackgroundBootstrapWork() {
		this.runner.withPropertyValues("spring.main.lazy-initialization=true").run(this::assertStores);
		this.runner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withPropertyValues("spring.jpa.bootstrap=async")
			.run(this::assertStores);
	}

	@Test
	void theTablesMayLiveInASchemaOfTheirOwn() {
		this.runner.withUserConfiguration(RepositoriesApplication.class)
			.withPropertyValues("telegram.updates.storage.schema=telegram")
			.run((context) -> {
				assertBothWork(context);
				assertThat(context.getBean(JdbcTemplate.class)
					.queryForList("select lower(table_schema) from information_schema.tables "
							+ "where lower(table_name) like 'telegram_%'", String.class))
					.hasSize(10)
					.containsOnly("telegram");
			});
	}

	@Test
	void onPostgresqlTheyMayToo() {
		String[] database = Databases.postgres()
			.entrySet()
			.stream()
			.map((property) -> property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
		ApplicationContextRunner application = this.withFlyway.withUserConfiguration(RepositoriesApplication.class)
			.withPropertyValues(database)
			.withPropertyValues("telegram.updates.storage.schema=telegram",
					"spring.flyway.locations=classpath:storage-tests/migration");
		application.run((context) -> {
			assertBothWork(context);
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForList("select table_schema from information_schema.tables where table_name like 'telegram_%'",
						String.class))
				.hasSize(10)
				.containsOnly("telegram");
		});
		application.run((context) -> assertThat(context.getBean(StateStorage.class).getState(1)).contains(STATE));
	}

	@Test
	void theSchemaOfThePersistenceUnitIsTheDefault() {
		this.runner.withPropertyValues("spring.jpa.properties.hibernate.default_schema=APP").run((context) -> {
			assertStores(context);
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select count(*) from APP.telegram_user_state", Long.class)).isOne();
		});
	}

	@Test
	void ofSeveralDataSourcesThePrimaryOneIsUsed() {
		this.runner.withUserConfiguration(TwoDataSources.class).run((context) -> {
			assertStores(context);
			assertThat(new JdbcTemplate(context.getBean("first", DataSource.class))
				.queryForObject("select count(*) from telegram_user_state", Long.class)).isOne();
			assertThat(new JdbcTemplate(context.getBean("second", DataSource.class)).queryForObject(
					"select count(*) from information_schema.tables " + "where lower(table_name) like 'telegram_%'",
					Long.class))
				.isZero();
		});
	}

	@Test
	void ofSeveralPersistenceUnitsThatOfThePrimaryDataSourceGetsTheEntities() {
		this.runner.withUserConfiguration(TwoDataSources.class, TwoPersistenceUnits.class)
			.withPropertyValues("spring.data.jpa.repositories.enabled=false")
			.run((context) -> {
				assertStores(context);
				assertThat(isManaged(context.getBean("firstUnit", EntityManagerFactory.class))).isTrue();
				assertThat(isManaged(context.getBean("secondUnit", EntityManagerFactory.class))).isFalse();
			});
	}

	@Test
	void tablesThatTheApplicationMadeAreUsed() {
		this.runner.run(this::assertStores);
		this.runner.withPropertyValues("telegram.updates.storage.migrate=false").run((context) -> {
			assertStores(context);
			assertThat(context).doesNotHaveBean(Flyway.class);
		});
	}

	@Test
	void theHeapIsUsedWhenAskedFor() {
		this.runner.withPropertyValues("telegram.updates.storage.type=memory").run((context) -> {
			assertThat(context).hasSingleBean(InMemoryStateStorage.class)
				.hasSingleBean(InMemoryAccessHashes.class)
				.doesNotHaveBean(Flyway.class);
			assertThat(isManaged(context.getBean(EntityManagerFactory.class))).isFalse();
		});
	}

	@Test
	void theHeapNeedsNoDatabase() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.hibernate", "org.flywaydb",
					"org.springframework.data", "org.springframework.orm", "org.springframework.boot.jpa",
					"org.springframework.boot.hibernate", "org.springframework.boot.jdbc"))
			.withPropertyValues("telegram.updates.storage.type=memory")
			.run((context) -> assertThat(context).hasSingleBean(StateStorage.class)
				.hasSingleBean(ChannelAccessHasher.class)
				.hasSingleBean(UserAccessHasher.class));
	}

	@Test
	void storageOfTheApplicationWins() {
		this.runner.withUserConfiguration(OwnStorage.class).run((context) -> {
			assertThat(context).hasSingleBean(StateStorage.class)
				.hasSingleBean(UserAccessHasher.class)
				.hasSingleBean(ChannelAccessHasher.class);
			assertThat(context.getBean(StateStorage.class)).isInstanceOf(InMemoryStateStorage.class);
			assertThat(context.getBean(UserAccessHasher.class)).isNotInstanceOf(InMemoryAccessHashes.class);
		});
	}

	@Test
	void oneHasherOfTheApplicationDoesNotReplaceTheOther() {
		this.runner.withBean(UserAccessHasher.class, () -> mock(UserAccessHasher.class))
			.run((context) -> assertThat(context).hasSingleBean(UserAccessHasher.class)
				.hasSingleBean(ChannelAccessHasher.class));
	}

	private void assertBothWork(AssertableApplicationContext context) {
		assertStores(context);
		EntityManagerFactory unit = context.getBean(EntityManagerFactory.class);
		unit.runInTransaction((entityManager) -> entityManager.persist(new Effect("works")));
	}

	private void assertStores(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		StateStorage storage = context.getBean(StateStorage.class);
		assertThat(storage).isNotInstanceOf(InMemoryStateStorage.class);
		long claim = storage.claim(1);
		assertThat(claim).isPositive();
		storage.setState(1, STATE);
		assertThat(storage.getState(1)).contains(STATE);
		storage.commit(new AccountChange(1, claim, STATE, storage.getVersion(1), STATE, List.of(), List.of(HOLE)));
		List<HistoryHole> holes = new ArrayList<>();
		storage.forEachHole(1, holes::add);
		assertThat(holes).isNotEmpty().containsOnly(HOLE);
		context.getBean(ChannelAccessHasher.class).setChannelAccessHashes(1, Map.of(2L, 3L));
		assertThat(context.getBean(ChannelAccessHasher.class).getChannelAccessHash(1, 2)).hasValue(3);
		assertThat(isManaged(context.getBean(EntityManagerFactory.class))).isTrue();
	}

	private static boolean isManaged(EntityManagerFactory unit) {
		return unit.getMetamodel().getEntities().stream().anyMatch((e) -> e.getJavaType() == UserStateEntity.class);
	}

	private static String versions(JdbcTemplate jdbc, String history) {
		return String.join(",", jdbc.queryForList(
				"select \"version\" from \"" + history + "\" where \"version\" is not null order by \"installed_rank\"",
				String.class));
	}

	private void legacyTable() {
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(this.url, "sa", ""));
		jdbc.execute("create table legacy (id bigint)");
		jdbc.execute("insert into legacy values (1)");
	}

	@AutoConfigurationPackage(basePackageClasses = Effect.class)
	static class PackageApplication {

	}

	@EntityScan(basePackageClasses = Effect.class)
	static class EntityScanApplication {

	}

	@EntityScan(basePackageClasses = Effect.class)
	@EnableJpaRepositories("io.github.telegramupdates.spring.storage")
	static class RepositoriesApplication {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStorage {

		@Bean
		StateStorage ownStorage() {
			return new InMemoryStateStorage();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		@Primary
		DataSource first() {
			return new DriverManagerDataSource(JpaApplication.url(), "sa", "");
		}

		@Bean
		DataSource second() {
			return new DriverManagerDataSource(JpaApplication.url(), "sa", "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoPersistenceUnits {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean firstUnit(EntityManagerFactoryBuilder builder, DataSource first) {
			return builder.dataSource(first).packages(Effect.class).persistenceUnit("first").build();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondUnit(EntityManagerFactoryBuilder builder,
				@Qualifier("second") DataSource second) {
			return builder.dataSource(second).packages(Effect.class).persistenceUnit("second").build();
		}

	}

}
