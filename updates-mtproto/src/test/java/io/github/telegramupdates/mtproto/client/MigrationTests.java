package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.telegramupdates.mtproto.connection.HelpConfig;
import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.MigrateException;
import io.github.telegramupdates.tl.client.RpcOutcomeUnknownException;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.messages.rpc.EditChatAbout;
import io.github.telegramupdates.tl.messages.rpc.GetDialogFilters;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.jspecify.annotations.Nullable;
import io.netty.channel.EventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client does with several data centers, each of which a test commands.
 */
@Timeout(60)
class MigrationTests {

	private final LoopbackServer first = new LoopbackServer();

	private final LoopbackServer other = new LoopbackServer();

	private final ClientResources resources = ClientResources.create();

	private final SessionStore store = SessionStore.inMemory();

	private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

	private final List<TelegramClient> clients = new CopyOnWriteArrayList<>();

	MigrationTests() throws IOException {
		this.first.answers = TelegramClientTests::answer;
		this.other.answers = TelegramClientTests::answer;
	}

	@AfterEach
	void close() throws IOException {
		this.clients.forEach(TelegramClient::close);
		this.first.close();
		this.other.close();
		this.resources.close();
	}

	private TelegramClientBuilder builder() {
		return TelegramClient.builder()
			.api(6, "hash")
			.botToken("7000:token")
			.resources(this.resources)
			.sessionStore(this.store)
			.listener(this.events::add)
			.server(2, this.first.address(), List.of(ExchangePeer.publicKey()));
	}

	private TelegramClientBuilder builderOfBoth() {
		return builder().server(4, this.other.address(), List.of());
	}

	private TelegramClient client(TelegramClientBuilder builder) {
		TelegramClient client = builder.build();
		this.clients.add(client);
		return client;
	}

	private static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	private static Throwable failure(CompletableFuture<?> future) throws Exception {
		return within(future.handle((result, failure) -> failure));
	}

	/** A server whose accounts are elsewhere, and which may say where that is. */
	private static Function<TlMethod<?>, @Nullable TlObject> sendingTo(int dc, DcOption... options) {
		return (call) -> {
			if (call instanceof GetConfig) {
				return HelpConfig.of(false, List.of(options));
			}
			return new RpcError(303, "USER_MIGRATE_" + dc);
		};
	}

	private DcOption otherOption() {
		ServerAddress address = this.other.address();
		return DcOption.builder().id(4).ipAddress(address.host()).port(address.port()).build();
	}

	private StoredSession stored() {
		return this.store.load().orElseThrow();
	}

	@Test
	void aLoginGoesOnInTheDataCenterOfTheAccount() throws Exception {
		this.first.answers = sendingTo(4);
		TelegramClient client = client(builderOfBoth());
		CompletableFuture<State> early = client.connection().api().invoke(new GetState());
		assertThat(within(client.connect())).isEqualTo(7_000);
		within(early);
		assertThat(this.first.calls).hasSize(1);
		assertThat(this.other.calls).hasSize(2).first().isInstanceOf(ImportBotAuthorization.class);
		assertThat(client.statistics()).isEqualTo(new ClientStatistics(2, 2, 2, 1));
		assertThat(this.events).contains(new ClientEvent.Migrated(2, 4), new ClientEvent.KeyExchanged(4));
		assertThat(client.status().dc()).isEqualTo(4);
	}

	@Test
	void anUnknownDataCenterIsAskedFor() throws Exception {
		this.first.answers = sendingTo(4, otherOption());
		TelegramClient client = client(builder());
		within(client.connect());
		assertThat(this.first.configCalls).hasSize(1);
		assertThat(this.other.calls).hasSize(1);
		assertThat(stored().dc()).isEqualTo(4);
		assertThat(stored().addresses()).containsExactly(this.other.address());
	}

	@Test
	void aRestartGoesStraightToTheDataCenterOfTheAccount() throws Exception {
		this.first.answers = sendingTo(4, otherOption());
		TelegramClient before = client(builder());
		within(before.connect());
		before.close();
		int accepted = this.first.accepted;
		TelegramClient again = client(builder());
		within(again.connect());
		within(again.connection().api().invoke(new GetState()));
		assertThat(this.first.accepted).isEqualTo(accepted);
		assertThat(again.statistics()).isEqualTo(new ClientStatistics(1, 1, 0, 0));
	}

	@Test
	void aDataCenterThatNobodyKnowsEndsTheLogin() throws Exception {
		this.first.answers = sendingTo(5, otherOption());
		TelegramClient client = client(builder());
		assertThat(failure(client.connect())).isInstanceOf(LoginRefusedException.class)
			.hasMessageContaining("USER_MIGRATE_5")
			.hasCauseInstanceOf(MigrateException.class);
		assertThat(this.other.accepted).isZero();
	}

	@Test
	void aServerThatDoesNotTellItsAddressesHarmsNoAccount() throws Exception {
		this.first.answers = (call) -> (call instanceof GetConfig) ? new RpcError(500, "CONFIG_FAILED")
				: TelegramClientTests.answer(call);
		TelegramClient client = client(builder().configDelay(Duration.ZERO));
		within(client.connect());
		assertThat(this.first.configCalls.poll(30, TimeUnit.SECONDS)).isInstanceOf(GetConfig.class);
		within(client.connection().api().invoke(new GetState()));
		assertThat(client.statistics()).isEqualTo(new ClientStatistics(1, 1, 1, 1));
	}

	@Test
	void aQuestionForAddressesEndsWithItsClient() throws Exception {
		this.first.answers = (call) -> (call instanceof GetConfig) ? null : TelegramClientTests.answer(call);
		// what a worker would do happens at once, so that it is over when the loop is
		// idle
		EventLoop loop = this.resources.loops().next();
		ClientResources resources = ClientResources.of(loop, Runnable::run, Runnable::run);
		try (LogCapture log = new LogCapture()) {
			TelegramClient client = client(builder().resources(resources).configDelay(Duration.ZERO));
			within(client.connect());
			assertThat(this.first.configCalls.poll(30, TimeUnit.SECONDS)).isInstanceOf(GetConfig.class);
			client.close();
			loop.submit(() -> {
			}).sync();
			assertThat(log.text()).doesNotContain("did not send its configuration");
		}
	}

	@Test
	void addressesAreAskedForAfterTheLoginAndStored() throws Exception {
		ServerAddress own = this.first.address();
		DcOption option = DcOption.builder().id(2).ipAddress(own.host()).port(own.port()).build();
		this.first.answers = (call) -> (call instanceof GetConfig) ? HelpConfig.of(false, List.of(option))
				: TelegramClientTests.answer(call);
		TelegramClient client = client(builder().configDelay(Duration.ZERO));
		within(client.connect());
		while (stored().addresses().isEmpty()) {
			BusyWait.once();
		}
		assertThat(stored().addresses()).containsExactly(own);
		assertThat(stored().isLoggedIn()).isTrue();
	}

	@Test
	void aPushedChangeIsAskedForAtOnceAndNotAgainAndAgain() throws Exception {
		this.first.answers = (call) -> (call instanceof GetConfig) ? HelpConfig.of(false, List.of(otherOption()))
				: TelegramClientTests.answer(call);
		TelegramClient client = client(builder().configDelay(Duration.ofDays(1)));
		within(client.connect());
		for (int pushes = 0; pushes < 3; pushes++) {
			this.first.push(new UpdateShort(new UpdateConfig(), 1));
			within(client.connection().api().invoke(new GetState()));
		}
		assertThat(this.first.configCalls.poll(30, TimeUnit.SECONDS)).isInstanceOf(GetConfig.class);
		within(client.connection().api().invoke(new GetState()));
		assertThat(this.first.configCalls).isEmpty();
	}

	@Test
	void pushedAddressesAreStored() throws Exception {
		TelegramClient client = client(builder().configDelay(Duration.ofDays(1)));
		within(client.connect());
		DcOption own = DcOption.builder().id(2).ipAddress("192.0.2.1").port(443).build();
		this.first.push(new UpdateShort(new UpdateDcOptions(List.of(own, otherOption())), 1));
		while (stored().addresses().isEmpty()) {
			BusyWait.once();
		}
		assertThat(stored().addresses()).containsExactly(new ServerAddress("192.0.2.1", 443));
		assertThat(this.first.configCalls).isEmpty();
	}

	@Test
	void dataCentersCannotSendAnAccountRoundAndRound() throws Exception {
		this.first.answers = sendingTo(4);
		this.other.answers = sendingTo(2);
		TelegramClient client = client(builderOfBoth());
		assertThat(failure(client.connect())).hasCauseInstanceOf(MigrateException.class);
		assertThat(client.statistics().connections()).isEqualTo(5);
	}

	@Test
	void aBotThatIsMovedLogsInAgainAndItsCallIsMadeThere() throws Exception {
		TelegramClient client = client(builderOfBoth());
		within(client.connect());
		this.first.answers = sendingTo(4);
		assertThat(within(client.connection().api().invoke(new GetState()))).isInstanceOf(State.class);
		assertThat(this.other.calls).extracting(TlMethod::methodName)
			.containsExactly("auth.importBotAuthorization", "updates.getState");
		assertThat(client.statistics()).isEqualTo(new ClientStatistics(2, 2, 2, 2));
	}

	@Test
	void callsThatAreSentElsewhereTogetherGoThereAfterTheLogin() throws Exception {
		TelegramClient client = client(builderOfBoth());
		within(client.connect());
		this.first.answers = sendingTo(4);
		this.first.together = 2;
		CompletableFuture<State> one = client.connection().api().invoke(new GetState());
		CompletableFuture<State> another = client.connection().api().invoke(new GetState());
		within(one);
		within(another);
		assertThat(this.other.calls).extracting(TlMethod::methodName)
			.containsExactly("auth.importBotAuthorization", "updates.getState", "updates.getState");
	}

	@Test
	void aCallThatMustNotBeMadeTwiceIsNotMadeInTheOtherDataCenter() throws Exception {
		TelegramClient client = client(builderOfBoth());
		within(client.connect());
		this.first.answers = (call) -> (call instanceof GetState) ? new RpcError(303, "USER_MIGRATE_4") : null;
		CompletableFuture<?> edited = client.connection().api().invoke(new EditChatAbout(new InputPeerSelf(), "about"));
		CompletableFuture<?> pending = client.connection().api().invoke(new GetDialogFilters());
		within(client.connection().api().invoke(new GetState()));
		assertThat(failure(edited)).isInstanceOf(RpcOutcomeUnknownException.class);
		while (this.other.calls.size() < 3) {
			BusyWait.once();
		}
		assertThat(pending).isNotDone();
		assertThat(this.other.calls).extracting(TlMethod::methodName)
			.containsExactly("auth.importBotAuthorization", "updates.getState", "messages.getDialogFilters");
	}

	@Test
	void filesAndStatisticsInOtherDataCentersAreFailures() throws Exception {
		TelegramClient client = client(builderOfBoth());
		within(client.connect());
		for (String type : List.of("FILE_MIGRATE_4", "STATS_MIGRATE_4")) {
			this.first.answers = (call) -> new RpcError(303, type);
			assertThat(failure(client.connection().api().invoke(new GetState())))
				.isInstanceOfSatisfying(MigrateException.class, (error) -> {
					assertThat(error.dc()).isEqualTo(4);
					assertThat(error.movesAccount()).isFalse();
				});
		}
		assertThat(this.other.accepted).isZero();
	}

	@Test
	void theStatusFollowsTheConnection() throws Exception {
		TelegramClient client = client(builder());
		assertThat(client.status().connected()).isFalse();
		within(client.connect());
		while (!client.status().connected()) {
			BusyWait.once();
		}
		ClientStatus status = client.status();
		assertThat(status.dc()).isEqualTo(2);
		assertThat(status.address()).isEqualTo(this.first.address().toString());
		assertThat(status.roundTrip()).isNotNull();
		assertThat(status.clockOffset()).isLessThan(Duration.ofSeconds(60));
		this.first.refusals.add(429);
		this.first.closeConnections();
		do {
			BusyWait.once();
			status = client.status();
		}
		while (status.retryAfter() == null || status.retryAfter().toSeconds() < 10);
		assertThat(status.connected()).isFalse();
		assertThat(this.events).filteredOn(ClientEvent.Disconnected.class::isInstance)
			.last()
			.extracting((event) -> ((ClientEvent.Disconnected) event).reason())
			.isEqualTo("refused by 429");
	}

}
