package io.github.telegramupdates.simulator.dc.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand accounts in one process, on one event loop, two workers and one engine. Each
 * logs in, loses a message, recovers it, and sends one.
 * <p>
 * Keys of most are made beforehand, because this virtual machine takes 0.2 s for the
 * arithmetic of an exchange: {@code -Daccounts.exchanging=1000} lets all of them exchange
 * one, which wants a virtual machine with all its compilers.
 */
@Timeout(300)
class ThousandAccountsTests {

	private static final int ACCOUNTS = Integer.getInteger("accounts", 1_000);

	private static final int EXCHANGING = Integer.getInteger("accounts.exchanging", 20);

	/** How many are on their way: the peer writes 6 s after a login at the latest. */
	private static final int BEGINNING = 50;

	private static final int FIRST_BOT = 5_000;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram,
			DataCenterOptions.defaults().withPushes(2, Set.of(1)).withPushDelay(Duration.ofMillis(20)));

	private final ClientResources resources = ClientResources.create();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.delivery(new DirectDelivery(this.storage, this::receive))
		.build();

	private final SplittableRandom random = new SplittableRandom(1);

	private final List<TelegramClient> clients = new ArrayList<>();

	private final Map<Long, ReceivedTexts> received = new ConcurrentHashMap<>();

	@AfterEach
	void close() {
		this.engine.close();
		this.clients.forEach(TelegramClient::close);
		this.resources.close();
		this.dataCenter.close();
		this.telegram.close();
	}

	private TelegramClient client(int number) {
		return TelegramClient.builder()
			.api(1, "hash")
			.botToken(token(number))
			.server(2, new ServerAddress("127.0.0.1", this.dataCenter.port()), List.of(this.dataCenter.publicKey()))
			.sessionStore(store(number))
			.resources(this.resources)
			.build();
	}

	private static String token(int number) {
		return (FIRST_BOT + number) + ":secret";
	}

	private SessionStore store(int number) {
		SessionStore store = SessionStore.inMemory();
		if (number >= EXCHANGING) {
			byte[] bytes = new byte[AuthKey.LENGTH];
			this.random.nextBytes(bytes);
			AuthKey key = AuthKey.of(bytes);
			this.dataCenter.addKey(key, number);
			store.save(StoredSession.of(2, key, number, LoginBinding.ofBot(false, 1, token(number))));
		}
		return store;
	}

	private void receive(long userId, SequencedUpdate delivered) {
		if (delivered.update() instanceof UpdateNewMessage update && update.message() instanceof Message message
				&& !message.out()) {
			this.received.get(userId).add(message.message());
		}
	}

	/** Begins with an account, which sends a message once it has both of its peer. */
	private CompletableFuture<?> begin(TelegramClient client, long userId) {
		ReceivedTexts texts = new ReceivedTexts();
		this.received.put(userId, texts);
		return client.connect().thenCompose((loggedIn) -> {
			this.engine.run(client.connection(), loggedIn, AuthOptions.bot());
			return texts.complete();
		}).thenCompose((both) -> client.connection().api().invoke(SocketRun.hello()));
	}

	@Test
	void aThousandAccountsShareOneLoop() throws Exception {
		Semaphore beginning = new Semaphore(BEGINNING);
		List<CompletableFuture<?>> sent = new ArrayList<>();
		for (int i = 0; i < ACCOUNTS; i++) {
			assertThat(beginning.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
			this.clients.add(client(i));
			sent.add(begin(this.clients.get(i), FIRST_BOT + i).whenComplete((done, failure) -> beginning.release()));
		}
		for (CompletableFuture<?> one : sent) {
			one.get(60, TimeUnit.SECONDS);
		}
		assertThat(this.received.values()).extracting((texts) -> Set.copyOf(texts.texts))
			.containsOnly(Set.of("message 1", "message 2"));
		assertThat(this.received.values()).allMatch((texts) -> texts.texts.size() == 2);
		assertThat(this.clients).allMatch((client) -> client.status().connected());
		DataCenterCounters counters = this.dataCenter.counters();
		assertThat(counters.violations()).isEmpty();
		assertThat(counters.sent()).hasSize(ACCOUNTS);
		assertThat(counters.sessions()).isEqualTo(ACCOUNTS);
		assertThat(counters.logins()).isEqualTo(ACCOUNTS);
		assertThat(counters.exchanges()).isEqualTo(EXCHANGING);
	}

	/** What an account received. */
	private static final class ReceivedTexts {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		private final CompletableFuture<Void> complete = new CompletableFuture<>();

		void add(String text) {
			this.texts.add(text);
			if (this.texts.size() == 2) {
				this.complete.complete(null);
			}
		}

		CompletableFuture<Void> complete() {
			return this.complete;
		}

	}

}
