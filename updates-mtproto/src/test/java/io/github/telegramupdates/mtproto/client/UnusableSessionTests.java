package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.login.LoginHints;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.store.SessionCipher;
import io.github.telegramupdates.mtproto.store.SessionInUseException;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.SessionStoreException;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.auth.LoggedOut;
import io.github.telegramupdates.tl.auth.rpc.LogOut;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stored session that cannot be read ends a client until somebody does something, a
 * store that does not work only until it does.
 */
@Timeout(60)
class UnusableSessionTests {

	private static final String UNREADABLE = "SESSION_UNREADABLE";

	private static final SessionCipher CIPHER = SessionCipher.of(new byte[SessionCipher.KEY_LENGTH]);

	@TempDir
	private Path directory;

	private final LoopbackServer server = new LoopbackServer();

	UnusableSessionTests() throws IOException {
		this.server.answers = TelegramClientTests::answer;
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	private TelegramClient client(SessionStore store) {
		return TelegramClient.builder()
			.api(6, "hash")
			.botToken("7000:token")
			.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
			.sessionStore(store)
			.build();
	}

	private SessionStore file(SessionCipher cipher) {
		return SessionStore.file(this.directory, "support-bot", cipher);
	}

	private Path session() {
		return this.directory.resolve("support-bot.session");
	}

	private static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	private static Throwable failure(CompletableFuture<?> future) throws Exception {
		return within(future.handle((result, failure) -> failure));
	}

	private static CompletableFuture<State> call(TelegramClient client) {
		return client.connection().api().invoke(new GetState());
	}

	private void logIn() throws Exception {
		try (TelegramClient client = client(file(CIPHER))) {
			within(client.connect());
		}
	}

	@ParameterizedTest
	@EnumSource
	void aSessionThatCannotBeReadIsOneWarningAndNoSecondTry(Harm harm) throws Exception {
		logIn();
		int connections = this.server.accepted;
		Files.write(session(), harm.to(Files.readAllBytes(session())));
		byte[] harmed = Files.readAllBytes(session());
		try (LogCapture logs = new LogCapture(); TelegramClient client = client(file(CIPHER))) {
			CompletableFuture<State> early = call(client);
			Throwable refusal = failure(client.connect());
			assertThat(refusal)
				.isInstanceOfSatisfying(LoginRefusedException.class,
						(refused) -> assertThat(refused.type()).isEqualTo(UNREADABLE))
				.hasCauseInstanceOf(SessionStoreException.class);
			assertThat(failure(early)).isSameAs(refusal);
			assertThat(failure(call(client))).isSameAs(refusal);
			assertThat(failure(client.connection().ended())).isSameAs(refusal);
			assertThat(client.status().login()).isEqualTo(LoginStatus.refused(UNREADABLE));
			assertThat(logs.warnings()).singleElement()
				.asString()
				.contains(UNREADABLE, session().toString(), LoginHints.cureOf(UNREADABLE));
		}
		assertThat(this.server.accepted).isEqualTo(connections);
		assertThat(session()).hasBinaryContent(harmed);
	}

	@Test
	void theKeyThatASessionWasSealedByMakesItReadable() throws Exception {
		logIn();
		byte[] other = new byte[SessionCipher.KEY_LENGTH];
		other[0] = 1;
		try (TelegramClient client = client(file(SessionCipher.of(other)))) {
			assertThat(failure(client.connect())).isInstanceOf(LoginRefusedException.class)
				.hasMessageContaining("another encryption key");
		}
		try (TelegramClient client = client(file(CIPHER))) {
			within(client.connect());
			assertThat(client.statistics().logins()).isZero();
		}
	}

	@Test
	void aClientWhoseStoreDoesNotWorkCanBeReplacedByAnother() throws Exception {
		Unreachable store = new Unreachable();
		try (TelegramClient client = client(store)) {
			assertThat(failure(client.connect())).isSameAs(store.failure);
			assertThat(failure(client.connection().ended())).isSameAs(store.failure);
			assertThat(failure(call(client))).isSameAs(store.failure);
			assertThat(client.status().login().state()).isEqualTo(LoginStatus.State.CLOSED);
		}
		store.failing = false;
		try (TelegramClient client = client(store)) {
			within(client.connect());
		}
	}

	@Test
	void aSessionThatAnotherClientUsesIsNotRefused() throws Exception {
		try (TelegramClient first = client(file(CIPHER)); TelegramClient second = client(file(CIPHER))) {
			within(first.connect());
			assertThat(failure(second.connect())).isInstanceOf(SessionInUseException.class);
			assertThat(second.status().login().state()).isEqualTo(LoginStatus.State.CLOSED);
		}
	}

	@Test
	void theEndOfAClientThatIsClosedIsNoFailure() throws Exception {
		TelegramClient client = client(file(CIPHER));
		CompletableFuture<Void> ended = client.connection().ended();
		within(client.connect());
		assertThat(ended).isNotDone();
		client.close();
		assertThat(failure(ended)).isNull();
	}

	@Test
	void whoHearsOfTheEndOfAClientMayUseItsSession() throws Exception {
		try (TelegramClient first = client(file(CIPHER))) {
			CompletableFuture<TelegramClient> next = first.connection()
				.ended()
				.handle((ended, failure) -> client(file(CIPHER)));
			within(first.connect());
			this.server.answers = (call) -> (call instanceof LogOut) ? new LoggedOut(null)
					: TelegramClientTests.answer(call);
			first.logOut();
			try (TelegramClient second = within(next)) {
				assertThat(within(second.connect())).isPositive();
			}
		}
	}

	enum Harm {

		CUT_OFF, EMPTIED, FLIPPED, ENLARGED;

		private byte[] to(byte[] session) {
			return switch (this) {
				case CUT_OFF -> Arrays.copyOf(session, session.length - 1);
				case EMPTIED -> new byte[0];
				case FLIPPED -> {
					session[session.length / 2] ^= 4;
					yield session;
				}
				case ENLARGED -> Arrays.copyOf(session, 10_000_000);
			};
		}

	}

	/** A store whose database does not answer for some time. */
	private static final class Unreachable implements SessionStore {

		private final SessionStore stored = SessionStore.inMemory();

		private final SessionStoreException failure = new SessionStoreException("There is no database", null);

		private volatile boolean failing = true;

		@Override
		public Optional<StoredSession> load() {
			if (this.failing) {
				throw this.failure;
			}
			return this.stored.load();
		}

		@Override
		public void save(StoredSession session) {
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

}
