package io.github.telegramupdates.spring.storage;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.check.CheckConfiguration;
import io.github.telegramupdates.spring.storage.jpa.StorageAccessConfiguration;
import io.github.telegramupdates.spring.storage.peers.AccessHashConfiguration;
import io.github.telegramupdates.spring.storage.positions.PositionsConfiguration;
import io.github.telegramupdates.spring.storage.schema.SchemaConfiguration;
import org.hibernate.Session;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;

/**
 * Auto-configuration of the storage of positions and access hashes: in the application's
 * database, next to what the handlers write, or in the heap. Beans of the application
 * win. If there is no storage at all, {@link MissingStorageFailureAnalyzer} explains it
 * to whoever needs one.
 */
@AutoConfiguration(after = { DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class },
		afterName = { "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
				"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
				"org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "telegram.updates.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StorageProperties.class)
public final class TelegramStorageAutoConfiguration {

	private static final String TYPE = "telegram.updates.storage.type";

	/**
	 * In the heap.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = TYPE, havingValue = "memory")
	static class MemoryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StateStorage telegramStateStorage() {
			return new InMemoryStateStorage();
		}

		@Bean
		@ConditionalOnMissingBean({ ChannelAccessHasher.class, UserAccessHasher.class })
		InMemoryAccessHashes telegramAccessHashes() {
			return new InMemoryAccessHashes();
		}

	}

	/**
	 * In the application's database. The parts are in the order in which they depend on
	 * each other.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Session.class, HibernatePropertiesCustomizer.class, JpaRepositoryFactory.class })
	@ConditionalOnProperty(name = TYPE, havingValue = "jpa", matchIfMissing = true)
	@Conditional(IncompleteStorageCondition.class)
	@Import({ SchemaConfiguration.class, StorageAccessConfiguration.class, CheckConfiguration.class,
			PositionsConfiguration.class, AccessHashConfiguration.class })
	static class JpaConfiguration {

	}

}
