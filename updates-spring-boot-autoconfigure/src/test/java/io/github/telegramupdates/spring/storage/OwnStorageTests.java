package io.github.telegramupdates.spring.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.spy;

/**
 * Who brings all of the storage is not bothered with ours.
 */
class OwnStorageTests {

	private final ApplicationContextRunner runner = JpaApplication.runner(JpaApplication.url())
		.withConfiguration(AutoConfigurations.of(TelegramUpdatesAutoConfiguration.class))
		.withUserConfiguration(OwnStorage.class);

	@Test
	void thereAreNeitherTablesNorEntities() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(StateStorage.class)
				.hasSingleBean(ChannelAccessHasher.class)
				.hasSingleBean(UserAccessHasher.class);
			assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().getEntities()).isEmpty();
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'"))
				.isEmpty();
		});
	}

	@Test
	void tablesThatNobodyMadeAreNotMissed() {
		this.runner.withPropertyValues("telegram.updates.storage.migrate=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anyDatabaseWillDo() {
		this.runner.withUserConfiguration(UnknownDatabase.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void transactionsOfJdbcWillDo() {
		this.runner.withUserConfiguration(Jdbc.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStorage {

		@Bean
		StateStorage ownStorage() {
			return new InMemoryStateStorage();
		}

		@Bean
		InMemoryAccessHashes ownHashes() {
			return new InMemoryAccessHashes();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jdbc {

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnknownDatabase {

		@Bean
		DataSource dataSource() {
			return new DelegatingDataSource(new DriverManagerDataSource(JpaApplication.url(), "sa", "")) {

				@Override
				public Connection getConnection() throws SQLException {
					Connection connection = spy(super.getConnection());
					DatabaseMetaData metaData = spy(connection.getMetaData());
					given(metaData.getDatabaseProductName()).willReturn("MariaDB");
					willReturn(metaData).given(connection).getMetaData();
					return connection;
				}

			};
		}

	}

}
