package io.github.telegramupdates.spring.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.mtproto.client.ClientStatus;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.spring.health.AccountHealthDetails;
import org.jspecify.annotations.Nullable;

/**
 * The last client of each account, which says also after its end why it has ended.
 */
final class AccountClients implements AccountHealthDetails {

	private final Map<String, TelegramClient> clients = new ConcurrentHashMap<>();

	void put(String account, TelegramClient client) {
		this.clients.put(account, client);
	}

	Optional<TelegramClient> of(String account) {
		return Optional.ofNullable(this.clients.get(account));
	}

	@Override
	public Map<String, Object> details(String account) {
		return of(account).map(TelegramClient::status)
			.filter((status) -> status.login().state() != LoginStatus.State.CLOSED)
			.map(AccountClients::details)
			.orElse(Map.of());
	}

	@Override
	public Optional<Instant> waitingUntil(String account) {
		return of(account).map((client) -> client.status().login().until());
	}

	@Override
	public Optional<String> waitingFor(String account) {
		return of(account).map((client) -> client.status().login().state()).map((state) -> switch (state) {
			case WAITING_FOR_CODE -> "the code of its login";
			case WAITING_FOR_PASSWORD -> "the password of its login";
			default -> null;
		});
	}

	private static Map<String, Object> details(ClientStatus status) {
		Map<String, Object> details = new LinkedHashMap<>();
		LoginStatus login = status.login();
		details.put("login", login.state());
		add(details, "loginNotBefore", login.until());
		add(details, "loginRefusal", login.reason());
		add(details, "loginCure", login.cure());
		details.put("dataCenter", status.dc());
		if (status.roundTrip() != null) {
			details.put("roundTripMillis", status.roundTrip().toMillis());
		}
		details.put("clockOffsetMillis", status.clockOffset().toMillis());
		return details;
	}

	private static void add(Map<String, Object> details, String key, @Nullable Object value) {
		if (value != null) {
			details.put(key, value);
		}
	}

}
