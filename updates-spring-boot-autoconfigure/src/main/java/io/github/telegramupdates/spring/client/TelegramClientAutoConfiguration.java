package io.github.telegramupdates.spring.client;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import io.github.telegramupdates.spring.storage.sessions.SessionTable;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.hibernate.Session;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;

/**
 * Auto-configuration of the client: accounts are connected to Telegram, unless the
 * application has a {@link TelegramConnectionFactory} of its own.
 */
@AutoConfiguration(after = TelegramUpdatesAutoConfiguration.class)
@ConditionalOnClass(TelegramClient.class)
@ConditionalOnBean(ConfiguredAccounts.class)
@ConditionalOnMissingBean(TelegramConnectionFactory.class)
@EnableConfigurationProperties(ClientProperties.class)
public final class TelegramClientAutoConfiguration {

	/**
	 * The threads of all clients. Closed after whatever uses them.
	 */
	@Bean
	@ConditionalOnMissingBean
	ClientResources telegramClientResources() {
		return ClientResources.create();
	}

	/**
	 * Sessions in the database that holds the positions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Session.class, JpaRepositoryFactory.class })
	@ConditionalOnBean(StorageAccess.class)
	static class SessionTableConfiguration {

		@Bean
		SessionTable telegramSessionTable(StorageAccess access) {
			return new SessionTable(access);
		}

	}

	@Bean
	PublicKeys telegramPublicKeys(ResourceLoader resources) {
		return new PublicKeys(ApplicationResourceLoader.get(resources, true));
	}

	@Bean
	SessionStores telegramSessionStores(ObjectProvider<SessionTable> table) {
		return new SessionStores(table.getIfAvailable());
	}

	@Bean
	LoginHandlers telegramLoginHandlers(ObjectProvider<TelegramAuthorizationHandler> handler) {
		return new LoginHandlers(handler.getIfAvailable());
	}

	@Bean
	ClientPropertiesByAccount telegramClientPropertiesByAccount(Environment environment, ConfiguredAccounts accounts,
			ClientProperties common, PublicKeys keys, SessionStores stores, LoginHandlers handlers) {
		return ClientPropertiesByAccount.read(Binder.get(environment), accounts.accounts(), common, keys, stores,
				handlers);
	}

	@Bean
	@ConditionalOnMissingBean
	TelegramConnectionDetails telegramConnectionDetails(ClientPropertiesByAccount properties, PublicKeys keys) {
		return (account) -> properties.of(account).toServers(keys);
	}

	@Bean
	TelegramConnectionFactory telegramConnectionFactory(ClientPropertiesByAccount properties,
			TelegramConnectionDetails details, SessionStores stores, LoginHandlers handlers, ClientResources resources,
			AccountClients clients, ObjectProvider<ClientEventListeners> listeners) {
		return new ClientConnectionFactory(properties, details, stores, handlers, resources, clients,
				listeners.getIfAvailable(() -> ClientEventListeners.NONE));
	}

	@Bean
	AccountClients telegramAccountClients() {
		return new AccountClients();
	}

	/**
	 * Meters, for applications that have Micrometer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		ClientMeters telegramClientMeters(ConfiguredAccounts accounts, AccountClients clients) {
			return new ClientMeters(accounts.names(), clients);
		}

	}

}
