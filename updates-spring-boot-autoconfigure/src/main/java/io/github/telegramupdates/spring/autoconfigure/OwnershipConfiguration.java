package io.github.telegramupdates.spring.autoconfigure;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.jdbc.JdbcAccountOwnership;
import io.github.telegramupdates.spring.ownership.jdbc.LockTable;
import io.github.telegramupdates.spring.storage.StorageProperties;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import io.github.telegramupdates.spring.storage.schema.StorageSchema;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Decides which instance of the application may connect an account. Only positions in a
 * database that several processes reach are shared, so only with them there can be
 * several instances.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
class OwnershipConfiguration {

	private static final Log logger = LogFactory.getLog(OwnershipConfiguration.class);

	/**
	 * By locks next to the positions.
	 */
	@Order(1)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ DefaultLockRepository.class, JpaProperties.class })
	@ConditionalOnSingleCandidate(DataSource.class)
	@ConditionalOnProperty(name = "telegram.updates.cluster.mode", havingValue = "jdbc", matchIfMissing = true)
	static class JdbcConfiguration {

		@Bean
		@ConditionalOnBean(StorageAccess.class)
		@ConditionalOnMissingBean
		@DependsOnDatabaseInitialization
		AccountOwnership telegramAccountOwnership(DataSource dataSource, ClusterProperties cluster,
				StorageProperties storage, ObjectProvider<JpaProperties> jpa) {
			if (cluster.mode() == null && belongsToOneProcess(dataSource)) {
				return AccountOwnership.unguarded();
			}
			LockTable table = new LockTable(dataSource, StorageSchema.of(storage, jpa));
			return new JdbcAccountOwnership(table, cluster.toTimes());
		}

		private static boolean belongsToOneProcess(DataSource dataSource) {
			try {
				return isEmbedded(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL));
			}
			catch (MetaDataAccessException ex) {
				throw new IllegalStateException("The database of the accounts' locks cannot be reached", ex);
			}
		}

		// what H2 keeps in memory or in a file is opened by one process
		private static boolean isEmbedded(String url) {
			return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
		}

	}

	/**
	 * By nothing.
	 */
	@Order(2)
	@Configuration(proxyBeanMethods = false)
	static class UnguardedConfiguration {

		@Bean
		@ConditionalOnMissingBean
		AccountOwnership telegramAccountOwnership(ClusterProperties cluster, ConfiguredAccounts configured,
				ObjectProvider<StorageAccess> positions) {
			String reason = reason(cluster.mode(), positions.getIfAvailable() != null);
			if (reason != null && !configured.accounts().isEmpty()) {
				logger.warn("Nothing keeps two instances of this application from connecting a Telegram account at the "
						+ "same time, for which Telegram may end its authorisation: " + reason);
			}
			return AccountOwnership.unguarded();
		}

		private static @Nullable String reason(@Nullable ClusterMode mode, boolean sharedPositions) {
			if (mode == ClusterMode.SINGLE) {
				return sharedPositions ? "telegram.updates.cluster.mode is 'single'" : null;
			}
			if (sharedPositions) {
				return "org.springframework.integration:spring-integration-jdbc is not on the class path";
			}
			return (mode == ClusterMode.JDBC)
					? "telegram.updates.cluster.mode is 'jdbc', but the positions are not in a database of the starter"
					: null;
		}

	}

}
