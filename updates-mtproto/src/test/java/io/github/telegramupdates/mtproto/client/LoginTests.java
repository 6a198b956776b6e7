package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.login.LoginHints;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.SentCode;
import io.github.telegramupdates.tl.auth.SentCodeTypeApp;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.auth.rpc.SendCode;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins over a socket: how often they are made, and what ends them.
 */
@Timeout(60)
class LoginTests {

	private static final ClientResources RESOURCES = ClientResources.create();

	private static final String TOKEN = "7000:AAsecretToken";

	private static final String API_HASH = "0123456789abcdef0123456789abcdef";

	private static final String PHONE = "+99966212345";

	private static final String CODE = "918273";

	private final LoopbackServer server = new LoopbackServer();

	private final SessionStore store = SessionStore.inMemory();

	private final List<TelegramClient> clients = new ArrayList<>();

	private final HeldCodes asked = new HeldCodes();

	LoginTests() throws IOException {
		this.server.answers = LoginTests::answer;
	}

	private static @Nullable TlObject answer(TlMethod<?> call) {
		if (call instanceof ImportBotAuthorization || call instanceof SignIn) {
			return Authorization.builder().user(User.builder().id(7_000).build()).build();
		}
		if (call instanceof SendCode) {
			return new SentCode(new SentCodeTypeApp(6), "codeHash", null, null);
		}
		return (call instanceof GetState) ? new State(1, 2, 3, 4, 5) : null;
	}

	/** Every call of a type is refused. */
	private void refuse(Class<?> type, int code, String error) {
		this.server.answers = (call) -> type.isInstance(call) ? new RpcError(code, error) : answer(call);
	}

	private TelegramClientBuilder builder() {
		return TelegramClient.builder()
			.api(6, API_HASH)
			.server(2, this.server.address(), List.of(ExchangePeer.publicKey()))
			.sessionStore(this.store)
			.resources(RESOURCES);
	}

	private TelegramClient bot() {
		return opened(builder().botToken(TOKEN).build());
	}

	private TelegramClient user() {
		return opened(builder().phone(PHONE, this.asked).build());
	}

	private TelegramClient opened(TelegramClient client) {
		this.clients.add(client);
		return client;
	}

	@AfterEach
	void close() throws IOException {
		this.clients.forEach(TelegramClient::close);
		this.server.close();
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

	private static void await(TelegramClient client, LoginStatus.State state) {
		while (client.status().login().state() != state) {
			BusyWait.once();
		}
	}

	private List<String> authCalls() {
		return this.server.calls.stream().map(TlMethod::methodName).filter((name) -> name.startsWith("auth.")).toList();
	}

	private StoredSession stored() {
		return this.store.load().orElseThrow();
	}

	private void assertEnded(TelegramClient client, String reason) throws Exception {
		assertThat(failure(call(client))).isInstanceOfSatisfying(LoginRefusedException.class, (refused) -> {
			assertThat(refused.type()).isEqualTo(reason);
			assertThat(refused.cure()).isEqualTo(LoginHints.cureOf(reason));
		});
		assertThat(client.status().login()).isEqualTo(LoginStatus.refused(reason));
	}

	@Test
	void aFloodWaitHoldsOverARestart() throws Exception {
		refuse(ImportBotAuthorization.class, 420, "FLOOD_WAIT_2");
		TelegramClient first = bot();
		first.connect();
		await(first, LoginStatus.State.FLOOD_WAIT);
		first.close();
		long deadline = stored().loginNotBefore();
		List<Long> logins = new CopyOnWriteArrayList<>();
		this.server.answers = (call) -> {
			if (call instanceof ImportBotAuthorization) {
				logins.add(System.currentTimeMillis());
			}
			return answer(call);
		};
		TelegramClient second = bot();
		CompletableFuture<State> early = call(second);
		assertThat(within(second.connect())).isEqualTo(7_000);
		assertThat(logins).hasSize(1).allSatisfy((at) -> assertThat(at).isGreaterThanOrEqualTo(deadline * 1_000 - 100));
		assertThat(within(early)).isNotNull();
		assertThat(stored().loginNotBefore()).isZero();
		assertThat(second.statistics().exchanges()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "API_ID_INVALID", "API_ID_PUBLISHED_FLOOD", "ACCESS_TOKEN_INVALID", "ACCESS_TOKEN_EXPIRED",
			"USER_DEACTIVATED", "USER_DEACTIVATED_BAN" })
	void aRefusedBotIsOneWarningAndNoSecondTry(String reason) throws Exception {
		refuse(ImportBotAuthorization.class, 400, reason);
		assertRefusal(bot(), reason, "auth.importBotAuthorization");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PHONE_NUMBER_INVALID", "PHONE_NUMBER_BANNED", "PHONE_NUMBER_FLOOD",
			"PHONE_NUMBER_UNOCCUPIED", "API_ID_INVALID" })
	void aRefusedUserIsOneWarningAndNoSecondTry(String reason) throws Exception {
		refuse(SendCode.class, 400, reason);
		assertRefusal(user(), reason, "auth.sendCode");
	}

	private void assertRefusal(TelegramClient client, String reason, String only) throws Exception {
		try (LogCapture logs = new LogCapture()) {
			CompletableFuture<State> early = call(client);
			assertThat(failure(client.connect())).isInstanceOf(LoginRefusedException.class);
			assertThat(failure(early)).isInstanceOf(LoginRefusedException.class);
			assertEnded(client, reason);
			assertThat(logs.warnings()).singleElement().asString().contains(reason, LoginHints.cureOf(reason));
		}
		assertThat(authCalls()).containsExactly(only);
		assertThat(client.statistics().connections()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH_KEY_UNREGISTERED", "SESSION_REVOKED", "SESSION_EXPIRED", "USER_DEACTIVATED",
			"USER_DEACTIVATED_BAN" })
	void anEndedSessionIsKeptAsideAtTheNextStart(String reason) throws Exception {
		TelegramClient first = bot();
		within(first.connect());
		refuse(GetState.class, 401, reason);
		try (LogCapture logs = new LogCapture()) {
			call(first);
			await(first, LoginStatus.State.REFUSED);
			assertEnded(first, reason);
			assertThat(logs.warnings()).singleElement().asString().contains(reason, LoginHints.cureOf(reason));
		}
		first.close();
		assertThat(stored().ended()).isEqualTo(reason);
		assertThat(authCalls()).hasSize(1);
		this.server.answers = LoginTests::answer;
		TelegramClient second = bot();
		within(call(withConnection(second)));
		assertThat(second.statistics()).isEqualTo(new ClientStatistics(1, 1, 1, 1));
		assertThat(stored().ended()).isNull();
	}

	private static TelegramClient withConnection(TelegramClient client) {
		client.connect();
		return client;
	}

	@Test
	void aLoginWhoseOutcomeIsUnknownIsLookedUpBeforeItIsMadeAgain() throws Exception {
		this.server.answers = (call) -> null;
		CompletableFuture<Long> connected = bot().connect();
		while (authCalls().isEmpty()) {
			BusyWait.once();
		}
		refuse(GetUsers.class, 401, "AUTH_KEY_UNREGISTERED");
		this.server.push(new NewSessionCreated(Long.MAX_VALUE, 1, 2));
		assertThat(within(connected)).isEqualTo(7_000);
		assertThat(this.server.calls).extracting(TlMethod::methodName)
			.containsExactly("auth.importBotAuthorization", "users.getUsers", "auth.importBotAuthorization");
	}

	@Test
	void aUserLogsInByACodeAndNeverAgain() throws Exception {
		TelegramClient first = user();
		CompletableFuture<Long> connected = first.connect();
		CompletableFuture<String> code = this.asked.codes.poll(30, TimeUnit.SECONDS);
		assertThat(first.status().login().state()).isEqualTo(LoginStatus.State.WAITING_FOR_CODE);
		code.complete(CODE);
		assertThat(within(connected)).isEqualTo(7_000);
		first.close();
		assertThat(stored().account()).isEqualTo(new LoggedInAccount(7_000, false));
		TelegramClient second = user();
		assertThat(within(second.connect())).isEqualTo(7_000);
		within(call(second));
		assertThat(authCalls()).containsExactly("auth.sendCode", "auth.signIn");
		assertThat(second.statistics()).isEqualTo(new ClientStatistics(1, 1, 0, 0));
	}

	@Test
	void aUserWhoseKeyIsUsedTwiceIsLoggedOut() throws Exception {
		TelegramClient client = user();
		client.connect();
		this.asked.codes.poll(30, TimeUnit.SECONDS).complete(CODE);
		await(client, LoginStatus.State.LOGGED_IN);
		refuse(GetState.class, 406, "AUTH_KEY_DUPLICATED");
		call(client);
		await(client, LoginStatus.State.REFUSED);
		assertEnded(client, "AUTH_KEY_DUPLICATED");
		assertThat(authCalls()).hasSize(2);
	}

	@Test
	void aHandlerThatFailsGivesTheLoginUp() throws Exception {
		TelegramClient client = user();
		CompletableFuture<Long> connected = client.connect();
		this.asked.codes.poll(30, TimeUnit.SECONDS).completeExceptionally(new IOException("nobody is there"));
		assertThat(failure(connected)).isInstanceOfSatisfying(LoginRefusedException.class,
				(refused) -> assertThat(refused.type()).isEqualTo("LOGIN_GIVEN_UP"));
	}

	@Test
	void otherCredentialsMeanAnotherLogin() throws Exception {
		TelegramClient first = bot();
		within(first.connect());
		first.close();
		StoredSession before = stored();
		TelegramClient second = opened(builder().botToken("7000:newer").build());
		within(second.connect());
		assertThat(second.statistics()).isEqualTo(new ClientStatistics(1, 1, 1, 1));
		assertThat(stored().key()).isNotEqualTo(before.key());
	}

	@Test
	void aSessionStringIsTakenWithoutALogin() throws Exception {
		TelegramClient other = bot();
		within(other.connect());
		AuthKey key = stored().key();
		other.close();
		this.server.calls.clear();
		byte[] pyrogram = ByteBuffer.allocate(271)
			.put((byte) 2)
			.putInt(6)
			.put((byte) 0)
			.put(key.toBytes())
			.putLong(7_000)
			.put((byte) 1)
			.array();
		SessionStore own = SessionStore.inMemory();
		for (int start = 0; start < 2; start++) {
			TelegramClient client = opened(builder().sessionStore(own)
				.sessionString(Base64.getUrlEncoder().withoutPadding().encodeToString(pyrogram))
				.build());
			assertThat(within(client.connect())).isEqualTo(7_000);
			within(call(client));
			assertThat(client.statistics()).isEqualTo(new ClientStatistics(1, 1, 0, 0));
			client.close();
		}
		assertThat(authCalls()).isEmpty();
	}

	@Test
	void noSecretIsLoggedAtAnyLevel() throws Exception {
		try (LogCapture logs = new LogCapture()) {
			TelegramClient bot = bot();
			within(bot.connect());
			within(call(bot));
			String key = new BigInteger(1, stored().key().toBytes()).toString(16);
			bot.close();
			this.server.answers = new FirstCodeIsWrong();
			TelegramClient user = user();
			CompletableFuture<Long> connected = user.connect();
			this.asked.codes.poll(30, TimeUnit.SECONDS).complete("111222");
			this.asked.codes.poll(30, TimeUnit.SECONDS).complete(CODE);
			within(connected);
			refuse(GetState.class, 401, "SESSION_REVOKED");
			call(user);
			await(user, LoginStatus.State.REFUSED);
			String said = logs.text() + user.status() + bot.status() + failure(call(user)) + stored();
			assertThat(said).contains("SESSION_REVOKED")
				.doesNotContain("secretToken", API_HASH, PHONE.substring(1), "codeHash", CODE, "111222",
						key.substring(10, 40));
		}
	}

	/** Refuses a code once. */
	private static final class FirstCodeIsWrong implements Function<TlMethod<?>, @Nullable TlObject> {

		private boolean refused;

		@Override
		public @Nullable TlObject apply(TlMethod<?> call) {
			if (call instanceof SignIn && !this.refused) {
				this.refused = true;
				return new RpcError(400, "PHONE_CODE_INVALID");
			}
			return answer(call);
		}

	}

}
