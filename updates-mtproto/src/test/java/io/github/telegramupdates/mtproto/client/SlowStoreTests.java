package io.github.telegramupdates.mtproto.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.StoredSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store that takes its time does to other accounts.
 */
@Timeout(60)
class SlowStoreTests {

	private final CountDownLatch released = new CountDownLatch(1);

	@Test
	void storesThatHangHoldUpNoOtherAccount() throws Exception {
		try (LoopbackServer server = new LoopbackServer(); ClientResources resources = ClientResources.create()) {
			server.answers = TelegramClientTests::answer;
			try (TelegramClient one = client(server, resources, new Hanging());
					TelegramClient other = client(server, resources, new Hanging());
					TelegramClient quick = client(server, resources, SessionStore.inMemory())) {
				connectBeside(quick, one, other);
			}
		}
	}

	@Test
	void aLoginIsToldOnceItIsStored() throws Exception {
		try (LoopbackServer server = new LoopbackServer(); ClientResources resources = ClientResources.create()) {
			server.answers = TelegramClientTests::answer;
			Observing store = new Observing(resources);
			try (TelegramClient client = client(server, resources, store)) {
				store.observed.complete(client);
				client.connect().get(20, TimeUnit.SECONDS);
				assertThat(store.duringSave).isEqualTo(LoginStatus.State.LOGGING_IN);
				assertThat(client.status().login().state()).isEqualTo(LoginStatus.State.LOGGED_IN);
				assertThat(store.load().orElseThrow().isLoggedIn()).isTrue();
			}
		}
	}

	private void connectBeside(TelegramClient quick, TelegramClient one, TelegramClient other) throws Exception {
		try {
			one.connect();
			other.connect();
			assertThat(quick.connect().get(20, TimeUnit.SECONDS)).isPositive();
		}
		finally {
			this.released.countDown();
		}
	}

	private static TelegramClient client(LoopbackServer server, ClientResources resources, SessionStore store) {
		return TelegramClient.builder()
			.api(6, "hash")
			.botToken("7000:token")
			.resources(resources)
			.sessionStore(store)
			.server(2, server.address(), List.of(ExchangePeer.publicKey()))
			.build();
	}

	/** Sees what is reported of a login while it is saved. */
	private static final class Observing implements SessionStore {

		private final SessionStore stored = SessionStore.inMemory();

		private final ClientResources resources;

		private final CompletableFuture<TelegramClient> observed = new CompletableFuture<>();

		private volatile LoginStatus.@Nullable State duringSave;

		private Observing(ClientResources resources) {
			this.resources = resources;
		}

		@Override
		public Optional<StoredSession> load() {
			return this.stored.load();
		}

		@Override
		public void save(StoredSession session) {
			if (session.isLoggedIn()) {
				// what the loops were at when this was asked for is over
				this.resources.loops().forEach((loop) -> loop.submit(() -> {
				}).syncUninterruptibly());
				this.duringSave = this.observed.join().status().login().state();
			}
			this.stored.save(session);
		}

		@Override
		public void setAside() {
			this.stored.setAside();
		}

		@Override
		public void delete() {
			this.stored.delete();
		}

	}

	/** A store whose database does not answer. */
	private final class Hanging implements SessionStore {

		@Override
		public Optional<StoredSession> load() {
			try {
				SlowStoreTests.this.released.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Optional.empty();
		}

		@Override
		public void save(StoredSession session) {
			throw new AssertionError("Nothing was loaded");
		}

		@Override
		public void setAside() {
			throw new AssertionError("Nothing was loaded");
		}

		@Override
		public void delete() {
			throw new AssertionError("Nothing was loaded");
		}

	}

}
