package io.github.telegramupdates.simulator.dc.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.Counters;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way over a socket: client and engine receive five messages, one of which is
 * not pushed, and send one. The data center counts what that costs.
 */
@Timeout(120)
class EngineOverSocketTests {

	private static final int MESSAGES = 5;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SessionStore store = SessionStore.inMemory();

	private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

	private DataCenter dataCenter = DataCenter.start(this.telegram,
			DataCenterOptions.defaults().withPushes(MESSAGES, Set.of(2)));

	@AfterEach
	void close() {
		this.dataCenter.close();
		this.telegram.close();
	}

	private void restart(FaultRequest fault) {
		this.dataCenter.close();
		this.dataCenter = DataCenter.start(this.telegram,
				DataCenterOptions.defaults().withPushes(MESSAGES, Set.of(2)).withFaults(fault));
	}

	private TelegramClient client(Transport transport) {
		return TelegramClient.builder()
			.api(1, "hash")
			.botToken("4711:secret")
			.server(2, new ServerAddress("127.0.0.1", this.dataCenter.port()), List.of(this.dataCenter.publicKey()))
			.transport(transport)
			.sessionStore(this.store)
			.build();
	}

	/** Receives all messages and sends one. */
	private ClientStatistics run(Transport transport) throws Exception {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		try (TelegramClient client = client(transport);
				GapEngine engine = GapEngine.builder()
					.storage(storage)
					.delivery(new DirectDelivery(storage, (userId, update) -> receive(update)))
					.build()) {
			engine.run(client.connection(), within(client.connect()), AuthOptions.bot());
			List<String> received = IntStream.range(0, MESSAGES).mapToObj((i) -> nextText()).toList();
			assertThat(received).containsExactlyInAnyOrder("message 1", "message 2", "message 3", "message 4",
					"message 5");
			within(client.connection().api().invoke(hello()));
			return client.statistics();
		}
	}

	private void receive(DeliveredUpdate delivered) {
		if (delivered.update() instanceof UpdateNewMessage update && update.message() instanceof Message message
				&& !message.out()) {
			this.texts.add(message.message());
		}
	}

	private String nextText() {
		try {
			return String.valueOf(this.texts.poll(30, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	private static SendMessage hello() {
		InputPeerUser peer = new InputPeerUser(DataCenter.PEER_ID, DataCenter.PEER_ACCESS_HASH);
		return SendMessage.builder().peer(peer).message("hello").randomId(1).build();
	}

	@ParameterizedTest
	@EnumSource(Transport.class)
	void aLostMessageIsRecoveredOverEachTransport(Transport transport) throws Exception {
		ClientStatistics cost = run(transport);
		Counters counters = this.dataCenter.counters();
		assertThat(cost).isEqualTo(new ClientStatistics(1, 1, 1, 1));
		assertThat(counters.violations()).isEmpty();
		assertThat(counters.sent()).containsExactly("hello");
		assertThat(this.texts).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "bad-salt, 1, 1", "bad-msg:16, 1, 1", "bad-msg:20, 1, 1", "bad-msg:17, 1, 2", "bad-msg:32, 1, 2",
			"bad-msg:64, 1, 2", "drop-result, 1, 1", "gzip, 1, 1", "container, 1, 1", "dup, 1, 1", "unknown, 1, 1",
			"disconnect, 2, 1" })
	void aFaultCostsWhatItHasTo(String fault, int connections, int sessions) throws Exception {
		restart(FaultRequest.of(fault));
		run(Transport.INTERMEDIATE);
		Counters counters = this.dataCenter.counters();
		assertThat(counters.violations()).isEmpty();
		assertThat(counters.connections()).isEqualTo(connections);
		assertThat(counters.sessions()).isEqualTo(sessions);
		assertThat(counters.exchanges()).isOne();
		assertThat(counters.logins()).isOne();
		assertThat(counters.sent()).containsExactly("hello");
		assertThat(this.texts).isEmpty();
	}

	@Test
	void aStoredSessionCostsNeitherAnExchangeNorALogin() throws Exception {
		run(Transport.INTERMEDIATE);
		try (TelegramClient again = client(Transport.INTERMEDIATE)) {
			assertThat(within(again.connect())).isEqualTo(4_711);
			within(again.connection().api().invoke(new GetState()));
		}
		Counters counters = this.dataCenter.counters();
		assertThat(counters.connections()).isEqualTo(2);
		assertThat(counters.sessions()).isEqualTo(2);
		assertThat(counters.exchanges()).isOne();
		assertThat(counters.logins()).isOne();
	}

}
