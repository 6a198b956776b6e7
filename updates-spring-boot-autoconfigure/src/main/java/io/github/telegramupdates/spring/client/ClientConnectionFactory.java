package io.github.telegramupdates.spring.client;

import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.client.TelegramClientBuilder;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.rpc.CallOptions;
import io.github.telegramupdates.mtproto.rpc.CallSettings;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.tl.client.TelegramConnection;

import org.springframework.util.StringUtils;

/**
 * Connects accounts by a client each, which works in the background.
 */
final class ClientConnectionFactory implements TelegramConnectionFactory {

	private final ClientPropertiesByAccount properties;

	private final TelegramConnectionDetails details;

	private final SessionStores stores;

	private final LoginHandlers handlers;

	private final ClientResources resources;

	private final AccountClients clients;

	private final ClientEventListeners listeners;

	ClientConnectionFactory(ClientPropertiesByAccount properties, TelegramConnectionDetails details,
			SessionStores stores, LoginHandlers handlers, ClientResources resources, AccountClients clients,
			ClientEventListeners listeners) {
		this.properties = properties;
		this.details = details;
		this.stores = stores;
		this.handlers = handlers;
		this.resources = resources;
		this.clients = clients;
		this.listeners = listeners;
	}

	@Override
	public TelegramConnection connect(TelegramAccount account) {
		return connect(account, () -> true);
	}

	@Override
	public TelegramConnection connect(TelegramAccount account, BooleanSupplier granted) {
		TelegramClient client = client(account, granted);
		this.clients.put(account.name(), client);
		client.connect();
		return client.connection();
	}

	private TelegramClient client(TelegramAccount account, BooleanSupplier granted) {
		ClientProperties settings = this.properties.of(account.name());
		TelegramClientBuilder builder = TelegramClient.builder()
			.api(account.apiId(), account.apiHash())
			.resources(this.resources)
			.permission(granted)
			.listener(this.listeners.of(account.name()))
			.sessionStore(this.stores.create(account, settings.sessionOrNone()));
		if (settings.transport() != null) {
			builder.transport(settings.transport());
		}
		if (settings.ipv6() != null) {
			builder.ipv6(settings.ipv6());
		}
		if (settings.proxy() != null) {
			builder.proxy(settings.proxy().toSettings());
		}
		if (settings.floodWaitThreshold() != null) {
			builder.calls(new CallSettings(
					new CallOptions(CallSettings.DEFAULT_TIMEOUT, settings.floodWaitThreshold(), false), List.of()));
		}
		servers(builder, this.details.servers(account.name()));
		login(builder, account);
		return builder.build();
	}

	private void login(TelegramClientBuilder builder, TelegramAccount account) {
		if (account.botToken() != null) {
			builder.botToken(account.botToken());
		}
		if (account.phone() != null) {
			builder.phone(account.phone(), this.handlers.of(account.name()));
		}
		String imported = this.properties.importedBy(account.name()).sessionString();
		if (StringUtils.hasText(imported)) {
			builder.sessionString(imported);
		}
	}

	private static void servers(TelegramClientBuilder builder, TelegramServers servers) {
		TelegramNetwork network = servers.testDcs() ? TelegramNetwork.TEST : TelegramNetwork.PRODUCTION;
		builder.network(network);
		List<RsaPublicKey> keys = servers.publicKeys().isEmpty() ? List.of(network.key()) : servers.publicKeys();
		servers.addresses()
			.forEach((server) -> builder.server(server.dc(), new ServerAddress(server.host(), server.port()), keys));
	}

}
