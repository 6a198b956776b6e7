package io.github.telegramupdates.spring.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.event.ClientEventListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts what happens to clients. Meters are tagged with the name of the account, and
 * hold no ids.
 */
final class ClientMeters implements MeterBinder, ClientEventListeners {

	private static final String PREFIX = "telegram.updates.client.";

	private static final double MILLIS = 1000;

	private final Set<String> accounts;

	private final AccountClients clients;

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	ClientMeters(Set<String> accounts, AccountClients clients) {
		this.accounts = accounts;
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		for (String account : this.accounts) {
			gauge(registry, account, "clock.offset", "The server's time minus this machine's, in seconds",
					(client) -> client.status().clockOffset().toMillis() / MILLIS);
			gauge(registry, account, "calls.in.flight", "Calls that wait for their answers, or until they may be sent",
					TelegramClient::callsInFlight);
		}
	}

	private void gauge(MeterRegistry registry, String account, String name, String description,
			ToDoubleFunction<TelegramClient> value) {
		Gauge
			.builder(PREFIX + name, this.clients, (all) -> all.of(account).map(value::applyAsDouble).orElse(Double.NaN))
			.description(description)
			.tag("account", account)
			.register(registry);
	}

	@Override
	public ClientEventListener of(String account) {
		return (event) -> this.registries.forEach((registry) -> count(registry, account, event));
	}

	private static void count(MeterRegistry registry, String account, ClientEvent event) {
		if (event instanceof ClientEvent.RoundTrip answered) {
			timer(registry, account, "round.trip").record(answered.time());
		}
		else if (event instanceof ClientEvent.FloodWait wait) {
			timer(registry, account, "flood.waits", "held", Boolean.toString(wait.held())).record(wait.duration());
		}
		else if (event instanceof ClientEvent.BadMessage bad) {
			counter(registry, account, "bad.messages", "code", Integer.toString(bad.code())).increment();
		}
		else if (!(event instanceof ClientEvent.ClockOffset)) {
			counter(registry, account, nameOf(event)).increment();
		}
	}

	private static String nameOf(ClientEvent event) {
		if (event instanceof ClientEvent.Connected) {
			return "connections";
		}
		if (event instanceof ClientEvent.Disconnected) {
			return "disconnections";
		}
		if (event instanceof ClientEvent.KeyExchanged) {
			return "key.exchanges";
		}
		if (event instanceof ClientEvent.Migrated) {
			return "migrations";
		}
		if (event instanceof ClientEvent.NewSession) {
			return "sessions";
		}
		if (event instanceof ClientEvent.CallRepeated) {
			return "calls.repeated";
		}
		return (event instanceof ClientEvent.InboxOverflow) ? "inbox.overflows" : "decode.failures";
	}

	private static Counter counter(MeterRegistry registry, String account, String name, String... tags) {
		return Counter.builder(PREFIX + name).tag("account", account).tags(tags).register(registry);
	}

	private static Timer timer(MeterRegistry registry, String account, String name, String... tags) {
		return Timer.builder(PREFIX + name).tag("account", account).tags(tags).register(registry);
	}

}
