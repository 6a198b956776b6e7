package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.rpc.CallOptions;
import io.github.telegramupdates.mtproto.rpc.CallSettings;
import io.github.telegramupdates.mtproto.rpc.RpcInterceptor;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.FloodWaitException;
import io.github.telegramupdates.tl.client.RpcTimeoutException;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.messages.rpc.GetDialogFilters;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of a client over a socket, each as its options and the client's settings say.
 */
@Timeout(60)
class ClientCallTests {

	private static final SendMessage HELLO = SendMessage.builder().peer(new InputPeerSelf()).message("hello").build();

	private final LoopbackServer server = new LoopbackServer();

	private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

	private volatile TlObject answer = new UpdatesTooLong();

	private volatile boolean silent;

	private final TelegramClient client = TelegramClient.builder()
		.api(6, "hash")
		.botToken("7000:token")
		.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
		.calls(new CallSettings(CallSettings.DEFAULT.defaults(), List.of(new Noting("outer"), new Noting("inner"))))
		.build();

	ClientCallTests() throws IOException {
		this.server.answers = (call) -> (call instanceof ImportBotAuthorization)
				? new Authorization(false, null, null, null, User.builder().id(7_000).build())
				: this.silent ? null : this.answer;
	}

	@BeforeEach
	void connect() throws Exception {
		within(this.client.connect());
		this.server.calls.clear();
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

	private <T> T nextCall(Class<T> type) throws Exception {
		while (true) {
			TlMethod<?> call = this.server.calls.poll(30, TimeUnit.SECONDS);
			if (type.isInstance(call)) {
				return type.cast(call);
			}
			assertThat(call).isNotNull();
		}
	}

	@Test
	void aCallThatIsNotAnsweredInTimeFailsAndIsDropped() throws Exception {
		this.silent = true;
		CallOptions hasty = CallOptions.defaults().withTimeout(Duration.ofMillis(50));
		assertThat(failure(this.client.invoke(HELLO, hasty))).isInstanceOf(RpcTimeoutException.class)
			.hasMessage("messages.sendMessage was not answered in 50 ms");
		nextCall(SendMessage.class);
		nextCall(RpcDropAnswer.class);
	}

	@Test
	void aCallThatIsCancelledIsDropped() throws Exception {
		this.silent = true;
		CompletableFuture<?> call = this.client.connection().api().invoke(HELLO);
		nextCall(SendMessage.class);
		call.cancel(false);
		nextCall(RpcDropAnswer.class);
	}

	@Test
	void aCallWaitsNoLongerForTheLoginThanItsTimeOut() throws Exception {
		try (TelegramClient unconnected = TelegramClient.builder()
			.api(6, "hash")
			.botToken("7000:token")
			.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
			.build()) {
			CallOptions hasty = CallOptions.defaults().withTimeout(Duration.ofMillis(10));
			assertThat(failure(unconnected.invoke(HELLO, hasty))).isInstanceOf(RpcTimeoutException.class);
		}
	}

	@Test
	void anAnswerOfSeveralMegabytesArrives() throws Exception {
		String text = "x".repeat(3 << 20);
		this.answer = UpdateShortMessage.builder().id(1).userId(2).message(text).pts(3).ptsCount(1).date(4).build();
		assertThat(within(this.client.connection().api().invoke(HELLO))).isEqualTo(this.answer);
		assertThat(this.client.statistics().connections()).isOne();
	}

	@Test
	void aRandomIdIsFilledBeforeTheFirstSend() throws Exception {
		assertThat(within(this.client.connection().api().invoke(HELLO))).isEqualTo(new UpdatesTooLong());
		assertThat(nextCall(SendMessage.class).randomId()).isNotZero();
	}

	@Test
	void aLongFloodWaitFailsTheCallsOfTheMethodWithoutAskingAgain() throws Exception {
		this.answer = new RpcError(420, "FLOOD_WAIT_300");
		assertThat(failure(this.client.connection().api().invoke(HELLO))).isInstanceOf(FloodWaitException.class);
		nextCall(SendMessage.class);
		assertThat(failure(this.client.connection().api().invoke(HELLO))).isInstanceOf(FloodWaitException.class);
		assertThat(failure(this.client.connection().api().invoke(new GetDialogFilters())))
			.isInstanceOf(FloodWaitException.class);
		assertThat(this.server.calls).filteredOn(SendMessage.class::isInstance).isEmpty();
	}

	@Test
	void aCallThatWaitsForAFloodFailsWhenTheClientIsClosed() throws Exception {
		this.answer = new RpcError(420, "FLOOD_WAIT_5");
		CompletableFuture<?> call = this.client.connection().api().invoke(HELLO);
		nextCall(SendMessage.class);
		this.client.close();
		assertThat(failure(call)).isInstanceOf(IOException.class);
	}

	@Test
	void interceptorsSeeCallsAndTheirAnswersInTheirOrder() throws Exception {
		this.seen.clear();
		within(this.client.invoke(HELLO, CallOptions.defaults()));
		assertThat(List.of(nextSeen(), nextSeen())).containsExactly("outer messages.sendMessage",
				"inner messages.sendMessage");
		assertThat(List.of(nextSeen(), nextSeen())).containsExactlyInAnyOrder("inner answered", "outer answered");
	}

	private String nextSeen() throws InterruptedException {
		return String.valueOf(this.seen.poll(30, TimeUnit.SECONDS));
	}

	private final class Noting implements RpcInterceptor {

		private final String name;

		private Noting(String name) {
			this.name = name;
		}

		@Override
		public <R> CompletableFuture<R> intercept(TlMethod<R> call, TelegramApi next) {
			ClientCallTests.this.seen.add(this.name + " " + call.methodName());
			CompletableFuture<R> answered = next.invoke(call);
			answered.whenComplete((result, failure) -> ClientCallTests.this.seen.add(this.name + " answered"));
			return answered;
		}

	}

}
