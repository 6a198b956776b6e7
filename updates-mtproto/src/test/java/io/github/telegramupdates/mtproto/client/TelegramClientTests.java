package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.event.ClientEventListener;
import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A client over a socket, with a server that a test commands.
 */
@Timeout(60)
class TelegramClientTests {

	private static final State STATE = new State(1, 2, 3, 4, 5);

	private static final long BOT = 7_000;

	private final LoopbackServer server = new LoopbackServer();

	private final SessionStore store = SessionStore.inMemory();

	private final Recording sink = new Recording();

	private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

	private ClientEventListener listener = this.events::add;

	private TelegramClient client = client();

	TelegramClientTests() throws IOException {
		this.server.answers = TelegramClientTests::answer;
	}

	private TelegramClient client() {
		return TelegramClient.builder()
			.api(6, "hash")
			.botToken("7000:token")
			.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
			.sessionStore(this.store)
			.listener(this.listener)
			.build();
	}

	static @Nullable TlObject answer(TlMethod<?> call) {
		if (call instanceof ImportBotAuthorization) {
			return new Authorization(false, null, null, null, User.builder().id(BOT).build());
		}
		return (call instanceof GetState) ? STATE : null;
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

	private void assertCost(int connections, int sessions, int exchanges, int logins) {
		assertThat(this.client.statistics()).isEqualTo(new ClientStatistics(connections, sessions, exchanges, logins));
	}

	@Test
	void aClientExchangesAKeyLogsInAndCalls() throws Exception {
		assertThat(within(this.client.connect())).isEqualTo(BOT);
		assertThat(within(this.client.connection().api().invoke(new GetState()))).isEqualTo(STATE);
		assertThat(this.server.calls).hasSize(2)
			.first()
			.isEqualTo(new ImportBotAuthorization(0, 6, "hash", "7000:token"));
		assertThat(this.client.connection().serverTime().toEpochMilli()).isCloseTo(System.currentTimeMillis(),
				Offset.offset(60_000L));
		assertCost(1, 1, 1, 1);
	}

	@Test
	void callsBeforeTheLoginWaitForIt() throws Exception {
		CompletableFuture<State> early = this.client.connection().api().invoke(new GetState());
		assertThat(early).isNotDone();
		this.client.connect();
		assertThat(within(early)).isEqualTo(STATE);
		assertThat(this.server.calls).first().isInstanceOf(ImportBotAuthorization.class);
	}

	@Test
	void theSinkIsToldBeforeTheCallerAndTheCallerOffTheLoop() throws Exception {
		this.client.connection().subscribe(this.sink);
		within(this.client.connect());
		CompletableFuture<String> told = this.client.connection()
			.api()
			.invoke(new GetState())
			.thenApply((state) -> Thread.currentThread().getName() + " after " + this.sink.results.contains(STATE));
		assertThat(within(told)).contains("after true").doesNotContain("telegram-loop");
	}

	@Test
	void whoWaitsForAnotherCallInACompletionDoesNotHoldUpTheClient() throws Exception {
		within(this.client.connect());
		List<CompletableFuture<State>> calls = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			calls.add(call().thenApply((state) -> call().join()));
		}
		for (CompletableFuture<State> call : calls) {
			assertThat(within(call)).isEqualTo(STATE);
		}
	}

	private CompletableFuture<State> call() {
		return this.client.connection().api().invoke(new GetState());
	}

	@Test
	void whatCannotBeDecodedHarmsOnlyItself() throws Exception {
		this.client.connection().subscribe(this.sink);
		within(this.client.connect());
		this.server.answers = (call) -> new UpdatesTooLong();
		assertThat(failure(call())).isInstanceOf(TlDecodeException.class);
		this.server.push(STATE);
		this.server.push(new UpdatesTooLong());
		assertThat(this.sink.updates.poll(30, TimeUnit.SECONDS)).isEqualTo(new UpdatesTooLong());
		assertThat(this.sink.signals.stream().filter(SessionSignal.DecodeFailed.class::isInstance)).hasSize(2);
		this.server.answers = TelegramClientTests::answer;
		assertThat(within(call())).isEqualTo(STATE);
		assertCost(1, 1, 1, 1);
	}

	@Test
	void updatesArriveInOrderAtTheOneSink() throws Exception {
		Subscription subscription = this.client.connection().subscribe(this.sink);
		assertThatIllegalStateException().isThrownBy(() -> this.client.connection().subscribe(new Recording()));
		within(this.client.connect());
		this.server.push(new UpdatesTooLong());
		assertThat(this.sink.updates.poll(30, TimeUnit.SECONDS)).isEqualTo(new UpdatesTooLong());
		subscription.close();
		this.client.connection().subscribe(new Recording());
	}

	@Test
	void aLostConnectionIsReplacedInTheSameSession() throws Exception {
		this.client.connection().subscribe(this.sink);
		within(this.client.connect());
		this.server.answers = (call) -> null;
		CompletableFuture<State> call = this.client.connection().api().invoke(new GetState());
		this.server.calls.clear();
		while (!(this.server.calls.poll(30, TimeUnit.SECONDS) instanceof GetState)) {
			assertThat(call).isNotDone();
		}
		this.server.answers = TelegramClientTests::answer;
		this.server.closeConnections();
		assertThat(within(call)).isEqualTo(STATE);
		assertThat(this.sink.signals).containsSubsequence(new SessionSignal.Connected(),
				new SessionSignal.Disconnected(), new SessionSignal.Connected());
		assertCost(2, 1, 1, 1);
	}

	@Test
	void whatAClientDoesIsTold() throws Exception {
		within(this.client.connect());
		assertThat(this.events.poll(30, TimeUnit.SECONDS))
			.isEqualTo(new ClientEvent.Connected(2, this.server.address().toString()));
		while (!(this.events.poll(30, TimeUnit.SECONDS) instanceof ClientEvent.RoundTrip)) {
			assertThat(this.client.statistics().connections()).isOne();
		}
		this.server.closeConnections();
		assertThat(this.events.poll(30, TimeUnit.SECONDS)).isInstanceOf(ClientEvent.Disconnected.class);
		assertThat(this.events.poll(30, TimeUnit.SECONDS)).isInstanceOf(ClientEvent.Connected.class);
	}

	@Test
	void aListenerThatFailsDoesNoHarm() throws Exception {
		this.listener = (event) -> {
			throw new IllegalStateException("a listener");
		};
		this.client = client();
		assertThat(within(this.client.connect())).isEqualTo(BOT);
	}

	@Test
	void aStoredSessionNeedsNeitherExchangeNorLogin() throws Exception {
		within(this.client.connect());
		this.client.close();
		this.server.calls.clear();
		this.client = client();
		assertThat(within(this.client.connect())).isEqualTo(BOT);
		assertThat(within(this.client.connection().api().invoke(new GetState()))).isEqualTo(STATE);
		assertThat(this.server.calls).containsExactly(new GetState());
		assertCost(1, 1, 0, 0);
	}

	@Test
	void aRefusedLoginEndsTheClientAndItsCalls() throws Exception {
		CompletableFuture<State> early = this.client.connection().api().invoke(new GetState());
		this.server.answers = (call) -> new RpcError(400, "ACCESS_TOKEN_INVALID");
		assertThat(failure(this.client.connect())).isInstanceOfSatisfying(RpcException.class,
				(error) -> assertThat(error.type()).isEqualTo("ACCESS_TOKEN_INVALID"));
		assertThat(failure(early)).isInstanceOf(RpcException.class);
		assertThat(failure(this.client.connection().api().invoke(new GetState()))).isInstanceOf(RpcException.class);
		assertCost(1, 1, 1, 0);
	}

	@Test
	void anAccountThatIsGoneEndsTheClient() throws Exception {
		this.client.connection().subscribe(this.sink);
		within(this.client.connect());
		this.server.answers = (call) -> new RpcError(401, "SESSION_REVOKED");
		assertThat(failure(this.client.connection().api().invoke(new GetState()))).isInstanceOf(RpcException.class);
		assertThat(this.sink.errors.poll(30, TimeUnit.SECONDS)).isEqualTo("SESSION_REVOKED");
		while (!this.sink.signals.contains(new SessionSignal.LoggedOut("SESSION_REVOKED"))) {
			BusyWait.once();
		}
		assertThat(failure(this.client.connection().api().invoke(new GetState()))).isInstanceOf(RpcException.class);
		assertCost(1, 1, 1, 1);
	}

	@Test
	void aKeyThatTheServerForgotIsTriedOnceMoreAndKept() throws Exception {
		this.client.connection().subscribe(this.sink);
		within(this.client.connect());
		this.server.refusals.addAll(List.of(404, 404));
		CompletableFuture<State> call = this.client.connection().api().invoke(new GetState());
		assertThat(failure(call)).isInstanceOfSatisfying(RpcException.class,
				(error) -> assertThat(error.type()).isEqualTo("AUTH_KEY_UNREGISTERED"));
		assertThat(this.store.load()).isPresent();
		assertCost(2, 1, 1, 1);
	}

	@Test
	void aKeyThatNobodyIsLoggedInByIsMadeAnew() throws Exception {
		this.server.answers = (call) -> null;
		CompletableFuture<Long> user = this.client.connect();
		assertThat(this.server.calls.poll(30, TimeUnit.SECONDS)).isInstanceOf(ImportBotAuthorization.class);
		this.server.answers = TelegramClientTests::answer;
		this.server.refusals.add(404);
		this.server.closeConnections();
		assertThat(within(user)).isEqualTo(BOT);
		assertThat(this.client.statistics().exchanges()).isEqualTo(2);
		assertThat(this.client.statistics().logins()).isOne();
	}

	@Test
	void callsFailWhenTheClientIsClosed() throws Exception {
		within(this.client.connect());
		this.server.answers = (call) -> null;
		CompletableFuture<State> call = this.client.connection().api().invoke(new GetState());
		this.client.connection().close();
		assertThat(failure(call)).isInstanceOf(IOException.class);
		assertThat(failure(this.client.connection().api().invoke(new GetState()))).isInstanceOf(IOException.class);
	}

	@Test
	void clientsShareThreads() throws Exception {
		try (ClientResources shared = ClientResources.create();
				TelegramClient other = TelegramClient.builder()
					.api(6, "hash")
					.botToken("7000:token")
					.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
					.resources(shared)
					.build()) {
			assertThat(within(other.connect())).isEqualTo(BOT);
		}
	}

	@Test
	void moreThan512CallsAreRefused() throws Exception {
		List<CompletableFuture<State>> calls = new ArrayList<>();
		for (int i = 0; i < 513; i++) {
			calls.add(this.client.connection().api().invoke(new GetState()));
		}
		assertThat(calls.get(511)).isNotDone();
		assertThat(calls.get(512)).isCompletedExceptionally();
		calls.get(0).cancel(false);
		assertThat(this.client.connection().api().invoke(new GetState())).isNotDone();
	}

	/** What a client hands on. */
	private static final class Recording implements UpdateSink {

		private final BlockingQueue<UpdatesType> updates = new LinkedBlockingQueue<>();

		private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();

		private final BlockingQueue<SessionSignal> signals = new LinkedBlockingQueue<>();

		@Override
		public void onUpdates(UpdatesType pushed) {
			this.updates.add(pushed);
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			this.results.add(result);
		}

		@Override
		public void onError(TlMethod<?> request, RpcException error) {
			this.errors.add(error.type());
		}

		@Override
		public void onSignal(SessionSignal signal) {
			this.signals.add(signal);
		}

	}

}
