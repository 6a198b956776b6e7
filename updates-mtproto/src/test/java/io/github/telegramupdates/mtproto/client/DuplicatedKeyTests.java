package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.RpcAnswerLostException;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bot whose key another program used too: the server takes no call by it any more.
 */
@Timeout(60)
class DuplicatedKeyTests {

	private static final State STATE = new State(1, 2, 3, 4, 5);

	private final LoopbackServer server = new LoopbackServer();

	private final SessionStore store = SessionStore.inMemory();

	private final TelegramClient client = TelegramClient.builder()
		.api(6, "hash")
		.botToken("7000:token")
		.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
		.sessionStore(this.store)
		.build();

	/** By which login the server takes calls. */
	private volatile int goodLogin = 2;

	DuplicatedKeyTests() throws IOException {
		this.server.answers = this::answer;
	}

	private @Nullable TlObject answer(TlMethod<?> call) {
		if (call instanceof ImportBotAuthorization) {
			return Authorization.builder().user(User.builder().id(7_000).bot(true).botInfoVersion(1).build()).build();
		}
		if (call instanceof GetState) {
			return (logins() < this.goodLogin) ? new RpcError(406, "AUTH_KEY_DUPLICATED") : STATE;
		}
		if (call instanceof SendMessage) {
			return (logins() < this.goodLogin) ? null : new RpcError(500, "RANDOM_ID_DUPLICATE");
		}
		return null;
	}

	private long logins() {
		return this.server.calls.stream().filter(ImportBotAuthorization.class::isInstance).count();
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

	private <R> CompletableFuture<R> call(TlMethod<R> method) {
		return this.client.connection().api().invoke(method);
	}

	private void assertEnded() throws Exception {
		assertThat(failure(call(new GetState()))).isInstanceOfSatisfying(LoginRefusedException.class,
				(refused) -> assertThat(refused.type()).isEqualTo("AUTH_KEY_DUPLICATED"));
		assertThat(this.client.status().login()).isEqualTo(LoginStatus.refused("AUTH_KEY_DUPLICATED"));
	}

	@Test
	void theCallIsMadeAfterALoginByAnotherKey() throws Exception {
		Object before = this.store.load().orElseThrow().key();
		assertThat(within(call(new GetState()))).isEqualTo(STATE);
		assertThat(this.server.calls).extracting(TlMethod::methodName)
			.containsExactly("auth.importBotAuthorization", "updates.getState", "auth.importBotAuthorization",
					"updates.getState");
		assertThat(this.client.statistics()).isEqualTo(new ClientStatistics(2, 2, 2, 2));
		assertThat(this.store.load().orElseThrow().key()).isNotEqualTo(before);
	}

	@Test
	void callsThatAreRefusedTogetherMeanOneLogin() throws Exception {
		this.server.together = 2;
		CompletableFuture<State> one = call(new GetState());
		CompletableFuture<State> another = call(new GetState());
		assertThat(within(one)).isEqualTo(STATE);
		assertThat(within(another)).isEqualTo(STATE);
		assertThat(logins()).isEqualTo(2);
	}

	@Test
	void aMessageThatTheOldKeyHasSentIsNotCalledRefused() throws Exception {
		CompletableFuture<?> message = call(
				SendMessage.builder().peer(new InputPeerSelf()).message("hello").randomId(5).build());
		within(call(new GetState()));
		assertThat(failure(message)).isInstanceOf(RpcAnswerLostException.class);
	}

	@Test
	void aSecondTimeTheClientEnds() throws Exception {
		this.goodLogin = 3;
		assertThat(failure(call(new GetState()))).hasMessageContaining("AUTH_KEY_DUPLICATED");
		while (this.client.status().login().state() != LoginStatus.State.REFUSED) {
			BusyWait.once();
		}
		assertEnded();
		assertThat(logins()).isEqualTo(2);
	}

}
