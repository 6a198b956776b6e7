package io.github.telegramupdates.spring.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.event.ClientEventListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What meters tell of clients.
 */
class ClientMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final ClientMeters meters = new ClientMeters(Set.of("archive"), new AccountClients());

	private final ClientEventListener listener = this.meters.of("archive");

	@Test
	void whatHappensIsCountedByAccount() {
		this.meters.bindTo(this.registry);
		List.of(new ClientEvent.Connected(2, "127.0.0.1:1"),
				new ClientEvent.Disconnected(2, "127.0.0.1:1", "reset", Duration.ZERO), new ClientEvent.KeyExchanged(2),
				new ClientEvent.Migrated(2, 4), new ClientEvent.NewSession(),
				new ClientEvent.CallRepeated("help.getConfig", "RPC_CALL_FAIL", Duration.ZERO),
				new ClientEvent.InboxOverflow(), new ClientEvent.DecodeFailure("unknown"))
			.forEach(this.listener::onEvent);
		for (String name : List.of("connections", "disconnections", "key.exchanges", "migrations", "sessions",
				"calls.repeated", "inbox.overflows", "decode.failures")) {
			assertThat(meter(name).counter().count()).as(name).isOne();
		}
		this.listener.onEvent(new ClientEvent.NewSession());
		this.meters.of("other").onEvent(new ClientEvent.NewSession());
		assertThat(meter("sessions").counter().count()).isEqualTo(2);
	}

	@Test
	void messagesThatWereNotTakenAreCountedByCode() {
		this.meters.bindTo(this.registry);
		this.listener.onEvent(new ClientEvent.BadMessage(16));
		this.listener.onEvent(new ClientEvent.BadMessage(16));
		this.listener.onEvent(new ClientEvent.BadMessage(48));
		assertThat(meter("bad.messages").tag("code", "16").counter().count()).isEqualTo(2);
		assertThat(meter("bad.messages").tag("code", "48").counter().count()).isOne();
	}

	@Test
	void waitsAreCountedWithTheirDurations() {
		this.meters.bindTo(this.registry);
		this.listener
			.onEvent(new ClientEvent.FloodWait("messages.sendMessage", "FLOOD_WAIT", Duration.ofSeconds(3), true));
		this.listener
			.onEvent(new ClientEvent.FloodWait("messages.sendMessage", "FLOOD_WAIT", Duration.ofSeconds(4), true));
		Timer held = meter("flood.waits").tag("held", "true").timer();
		assertThat(held.count()).isEqualTo(2);
		assertThat(held.totalTime(TimeUnit.SECONDS)).isEqualTo(7);
		this.listener.onEvent(new ClientEvent.RoundTrip(Duration.ofMillis(80)));
		assertThat(meter("round.trip").timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(80);
	}

	@Test
	void anAccountThatHasNoClientHasNoClock() {
		this.meters.bindTo(this.registry);
		assertThat(meter("clock.offset").gauge().value()).isNaN();
		assertThat(meter("calls.in.flight").gauge().value()).isNaN();
	}

	@Test
	void withoutRegistryNothingIsCounted() {
		this.listener.onEvent(new ClientEvent.NewSession());
		assertThat(this.registry.getMeters()).isEmpty();
	}

	private RequiredSearch meter(String name) {
		return this.registry.get("telegram.updates.client." + name).tag("account", "archive");
	}

}
