package io.github.telegramupdates.simulator.dc.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A data center with faults, and the client against it over a socket. Its peer writes
 * five messages, of which the second is not pushed.
 */
final class SocketRun implements AutoCloseable {

	static final long BOT_ID = 4_711;

	private static final int MESSAGES = 5;

	private static final Duration PUSH_DELAY = Duration.ofMillis(20);

	private static final ServerKey KEY = ServerKey.generate();

	/** Shared by all runs, and never closed: its threads are daemons. */
	private static final ClientResources RESOURCES = ClientResources.create();

	private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

	private final SessionStore store = SessionStore.inMemory();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter;

	private final Transport transport;

	SocketRun(Transport transport, String... faults) {
		this.transport = transport;
		FaultRequest[] requests = Stream.of(faults).map(FaultRequest::of).toArray(FaultRequest[]::new);
		this.dataCenter = DataCenter.start(this.telegram,
				DataCenterOptions.defaults()
					.withPushes(MESSAGES, Set.of(2))
					.withPushDelay(PUSH_DELAY)
					.withFaults(requests),
				KEY);
	}

	DataCenter dataCenter() {
		return this.dataCenter;
	}

	DataCenterCounters counters() {
		return this.dataCenter.counters();
	}

	TelegramClient client() {
		return TelegramClient.builder()
			.api(1, "hash")
			.botToken(BOT_ID + ":secret")
			.server(2, new ServerAddress("127.0.0.1", this.dataCenter.port()), List.of(this.dataCenter.publicKey()))
			.transport(this.transport)
			.pingInterval(Duration.ofSeconds(1))
			.sessionStore(this.store)
			.resources(RESOURCES)
			.build();
	}

	/**
	 * Client and engine receive all messages, each once, and send one.
	 * @return what it cost as the client sees it
	 */
	ClientStatistics receiveAllAndSend() throws Exception {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		try (TelegramClient client = client();
				GapEngine engine = GapEngine.builder()
					.storage(storage)
					.delivery(new DirectDelivery(storage, (userId, update) -> receive(update)))
					.build()) {
			engine.run(client.connection(), within(client.connect()), AuthOptions.bot());
			List<String> received = new ArrayList<>();
			for (int i = 0; i < MESSAGES; i++) {
				received.add(this.texts.poll(60, TimeUnit.SECONDS));
			}
			assertThat(received).containsExactlyInAnyOrder("message 1", "message 2", "message 3", "message 4",
					"message 5");
			within(client.connection().api().invoke(hello()));
			assertThat(this.texts).isEmpty();
			return client.statistics();
		}
	}

	private void receive(SequencedUpdate delivered) {
		if (delivered.update() instanceof UpdateNewMessage update && update.message() instanceof Message message
				&& !message.out()) {
			this.texts.add(message.message());
		}
		if (delivered.update() instanceof UpdateNewChannelMessage update
				&& update.message() instanceof Message message) {
			this.texts.add(message.message());
		}
	}

	static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	static SendMessage hello() {
		InputPeerUser peer = new InputPeerUser(DataCenter.PEER_ID, DataCenter.PEER_ACCESS_HASH);
		return SendMessage.builder().peer(peer).message("hello").randomId(1).build();
	}

	@Override
	public void close() {
		this.dataCenter.close();
		this.telegram.close();
	}

}
