package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.SessionStoreException;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.auth.LoggedOut;
import io.github.telegramupdates.tl.auth.rpc.LogOut;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logging out: what is stored of the session goes, once the server has ended it.
 */
@Timeout(60)
class LogOutTests {

	private final LoopbackServer server = new LoopbackServer();

	private final Store store = new Store();

	private final TelegramClient client = TelegramClient.builder()
		.api(6, "hash")
		.botToken("7000:token")
		.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
		.sessionStore(this.store)
		.build();

	LogOutTests() throws IOException {
		this.server.answers = LogOutTests::answer;
	}

	private static @Nullable TlObject answer(TlMethod<?> call) {
		return (call instanceof LogOut) ? new LoggedOut(null) : TelegramClientTests.answer(call);
	}

	/** Every call of a type is refused. */
	private void refuse(Class<?> type, int code, String error) {
		this.server.answers = (call) -> type.isInstance(call) ? new RpcError(code, error) : answer(call);
	}

	@BeforeEach
	void connect() throws Exception {
		within(this.client.connect());
	}

	@AfterEach
	void close() throws IOException {
		this.client.close();
		this.server.close();
	}

	private static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	private static Throwable failure(CompletableFuture<?> future) throws Exception {
		return within(future.handle((result, failure) -> failure));
	}

	private CompletableFuture<State> call() {
		return this.client.connection().api().invoke(new GetState());
	}

	private void assertLoggedOut() {
		assertThat(this.store.load()).isEmpty();
		assertThat(this.client.status().login()).isEqualTo(LoginStatus.refused("LOGGED_OUT"));
	}

	@Test
	void whoLogsOutIsForgotten() throws Exception {
		within(this.client.logOut());
		assertLoggedOut();
		assertThat(this.server.calls).extracting(TlMethod::methodName)
			.containsExactly("auth.importBotAuthorization", "auth.logOut");
		assertThat(failure(call())).hasMessageContaining("LOGGED_OUT");
	}

	@Test
	void whoLogsOutTwiceAtOnceLogsOutOnce() throws Exception {
		CompletableFuture<Void> first = this.client.logOut();
		CompletableFuture<Void> second = this.client.logOut();
		within(first);
		within(second);
		assertLoggedOut();
		assertThat(this.server.calls).filteredOn(LogOut.class::isInstance).hasSize(1);
	}

	@Test
	void aLogOutThatTheServerDoesNotTakeForgetsNothing() throws Exception {
		refuse(LogOut.class, 400, "NOT_NOW");
		assertThat(failure(this.client.logOut())).hasMessageContaining("NOT_NOW");
		assertThat(this.store.load().orElseThrow().isLoggedIn()).isTrue();
		within(call());
	}

	@Test
	void aCallThatTheLogOutEndsDoesNotEndTheClientFirst() throws Exception {
		refuse(GetState.class, 401, "SESSION_REVOKED");
		this.server.together = 2;
		CompletableFuture<State> last = call();
		within(this.client.logOut());
		assertThat(failure(last)).hasMessageContaining("SESSION_REVOKED");
		assertLoggedOut();
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH_KEY_UNREGISTERED", "SESSION_REVOKED", "USER_DEACTIVATED" })
	void whoIsLoggedOutAlreadyIsForgotten(String reason) throws Exception {
		refuse(LogOut.class, 401, reason);
		within(this.client.logOut());
		assertLoggedOut();
	}

	@Test
	void aLogOutWhoseAnswerIsLostForgetsTheSessionWithTheKey() throws Exception {
		this.server.answers = this::forgetTheKey;
		within(this.client.logOut());
		assertLoggedOut();
		this.client.close();
		assertThat(this.store.released).isTrue();
	}

	/** The call is carried out, which ends the key, and the connection is lost. */
	private @Nullable TlObject forgetTheKey(TlMethod<?> call) {
		if (call instanceof LogOut) {
			this.server.refusals.addAll(Collections.nCopies(4, 404));
			closeConnections();
		}
		return null;
	}

	private void closeConnections() {
		try {
			this.server.closeConnections();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void aSessionThatCannotBeDeletedIsNotForgotten() throws Exception {
		this.store.beforeDelete = () -> {
			throw new SessionStoreException("There is no database", null);
		};
		assertThat(failure(this.client.logOut())).hasMessageContaining("no database");
		this.store.beforeDelete = () -> {
			// it is there again
		};
		refuse(LogOut.class, 401, "AUTH_KEY_UNREGISTERED");
		within(this.client.logOut());
		assertLoggedOut();
	}

	@Test
	void nothingIsStoredAfterTheSessionWasForgotten() throws Exception {
		this.store.beforeDelete = () -> {
			try {
				this.server.push(new NewSessionCreated(0, 1, 2));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			call().join();
		};
		within(this.client.logOut());
		this.client.close();
		assertLoggedOut();
	}

	/** Does something before it forgets a session. */
	private static final class Store implements SessionStore {

		private final SessionStore stored = SessionStore.inMemory();

		private volatile Runnable beforeDelete = () -> {
			// nothing
		};

		private volatile boolean released;

		@Override
		public Optional<StoredSession> load() {
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
			if (this.released) {
				throw new SessionStoreException("The session is not in use", null);
			}
			this.beforeDelete.run();
			this.stored.delete();
		}

		@Override
		public void release() {
			this.released = true;
		}

	}

}
