package io.github.telegramupdates.simulator.dc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.lint.Violation;
import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.auth.rpc.LogOut;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.help.rpc.GetNearestDc;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.DestroySessionNone;
import io.github.telegramupdates.tl.mtproto.DestroySessionOk;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.rpc.DestroySession;
import io.github.telegramupdates.tl.mtproto.rpc.Ping;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsg;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The data center on its socket.
 */
class DataCenterTests {

	private static final ServerKey KEY = ServerKey.generate();

	private static final int CONTAINER = 0x73f1f8dc;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final List<SocketClient> clients = new ArrayList<>();

	private DataCenter dataCenter = DataCenter.start(this.telegram, DataCenterOptions.defaults(), KEY);

	@AfterEach
	void close() {
		this.clients.forEach(SocketClient::close);
		this.dataCenter.close();
		this.telegram.close();
	}

	@Test
	void aBotLogsInByItsToken() {
		SocketClient client = client();
		Authorization authorization = (Authorization) client.firstCall(login("4711:secret"));
		User self = (User) authorization.user();
		assertThat(self.id()).isEqualTo(4_711);
		assertThat(self.bot()).isTrue();
		assertThat(client.call(new GetUsers(List.of(new InputUserSelf())))).containsExactly(self);
		assertThat(this.dataCenter.counters())
			.isEqualTo(new DataCenterCounters(1, 1, 1, 1, 0, 0, List.of(), Map.of(), Map.of()));
	}

	@Test
	void aMessageReachesThePeerAndIsCountedOnce() {
		SocketClient client = loggedIn();
		long call = client.sendContent(send("hello").toByteArray());
		client.result(send("hello"), call);
		client.send(call, 3, send("hello").toByteArray());
		client.result(send("hello"), call);
		assertThat(this.dataCenter.counters().sent()).containsExactly("hello");
		assertThat(this.telegram.truth(this.telegram.user("peer")).messages()).hasSize(1);
	}

	@Test
	void callsBeforeTheLoginAreRefused() {
		SocketClient client = client();
		client.firstCall(new GetNearestDc());
		assertError(client, new GetState(), 401, "AUTH_KEY_UNREGISTERED");
		client.call(login("1:a"));
		client.call(new GetState());
		client.call(new LogOut());
		assertError(client, new GetState(), 401, "AUTH_KEY_UNREGISTERED");
	}

	@Test
	void aClientHasToIntroduceItself() {
		SocketClient client = client();
		assertError(client, new GetConfig(), 400, "CONNECTION_NOT_INITED");
		client.firstCall(new GetConfig());
		client.withNewSession().call(new GetConfig());
		assertThat(this.dataCenter.counters().violations()).containsOnlyKeys(Violation.MISSING_INIT_CONNECTION)
			.containsValue(1);
	}

	@Test
	void anOldLayerIsRefused() {
		SocketClient client = client();
		assertError(client, new InvokeWithLayer<>(227, new GetConfig()), 400, "CONNECTION_LAYER_INVALID");
	}

	@Test
	void theConfigurationNamesOnlyThisPort() {
		Config config = client().firstCall(new GetConfig());
		assertThat(config.thisDc()).isEqualTo(2);
		assertThat(config.dcOptions()).extracting(DcOption::id, DcOption::ipAddress, DcOption::port)
			.containsExactly(tuple(2, "127.0.0.1", this.dataCenter.port()));
	}

	@Test
	void whatCannotBeDecodedIsAnsweredWithAnError() {
		SocketClient client = loggedIn();
		long call = client.sendContent(new byte[] { 1, 2, 3, 4 });
		assertThatExceptionOfType(RpcException.class).isThrownBy(() -> client.result(new GetState(), call))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo("INPUT_REQUEST_INVALID"));
		client.call(new GetState());
	}

	@Test
	void aCallWaitsForNoMessageThatNeverCame() {
		SocketClient client = loggedIn();
		assertError(client, new InvokeAfterMsg<>(4, new GetState()), 400, "MSG_WAIT_FAILED");
		long first = client.sendContent(new GetState().toByteArray());
		client.call(new InvokeAfterMsg<>(first, new GetState()));
	}

	@Test
	void anUnknownKeyIsAnsweredWithANumber() {
		SocketClient client = new SocketClient(this.dataCenter).connect();
		this.clients.add(client);
		client.sendService(new Ping(1).toByteArray());
		List<byte[]> frames = client.untilClosed();
		assertThat(frames).hasSize(1);
		assertThat(ByteBuffer.wrap(frames.get(0)).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(-404);
	}

	@Test
	void theSaltZeroLeadsToTheRightOne() {
		SocketClient client = client();
		client.withSalt(0).sendService(new Ping(1).toByteArray());
		BadServerSalt answer = BadServerSalt.read(new TlReader(client.receive(BadServerSalt.ID).body()));
		client.withSalt(answer.newServerSalt()).sendService(new Ping(2).toByteArray());
		assertThat(Pong.read(new TlReader(client.receive(Pong.ID).body())).pingId()).isEqualTo(2);
	}

	@Test
	void pushesComeInOrderWithoutThoseThatAreDropped() {
		restart(DataCenterOptions.defaults().withPushes(5, Set.of(2, 4)));
		SocketClient client = loggedIn();
		client.call(new GetState());
		assertThat(List.of(nextPush(client), nextPush(client), nextPush(client))).containsExactly("message 1",
				"message 3", "message 5");
	}

	@Test
	void aClientThatWroteSomethingIsWrittenToAgainAfterARestart() {
		restart(DataCenterOptions.defaults().withPushes(1, Set.of()));
		SocketClient client = loggedIn();
		client.call(new GetState());
		assertThat(nextPush(client)).isEqualTo("message 1");
		client.connect().withNewSession().firstCall(new GetState());
		client.call(send("hello"));
		client.connect().withNewSession().firstCall(new GetState());
		assertThat(nextPush(client)).isEqualTo("message 1");
		assertThat(this.dataCenter.counters().logins()).isOne();
		assertThat(this.dataCenter.counters().sessions()).isEqualTo(3);
	}

	@Test
	void aSessionWithoutUpdatesIsPushedNothing() {
		SocketClient client = loggedIn();
		client.connect().withNewSession();
		client.firstCall(new InvokeWithoutUpdates<>(new GetState()));
		this.telegram.user("peer").sends(this.telegram.bot("bot1"), "quiet");
		client.call(new InvokeWithoutUpdates<>(new GetState()));
		client.call(new GetState());
		this.telegram.user("peer").sends(this.telegram.bot("bot1"), "loud");
		assertThat(nextPush(client)).isEqualTo("loud");
	}

	@Test
	void whatWasNotAcknowledgedComesAgainOnTheNextConnection() {
		SocketClient client = loggedIn();
		client.call(new GetState());
		this.telegram.user("peer").sends(this.telegram.bot("bot1"), "one");
		assertThat(nextPush(client)).isEqualTo("one");
		client.close();
		client.connect().sendService(new Ping(1).toByteArray());
		assertThat(nextPush(client)).isEqualTo("one");
		DataCenterCounters counters = this.dataCenter.counters();
		assertThat(counters.connections()).isEqualTo(2);
		assertThat(counters.sessions()).isOne();
		assertThat(counters.exchanges()).isOne();
	}

	@Test
	void aKeyOnTwoConnectionsAtOnceIsCounted() {
		SocketClient client = loggedIn();
		SocketClient other = client.onAnotherConnection();
		this.clients.add(other);
		assertThat(this.dataCenter.counters().sharedKeys()).isZero();
		other.firstCall(new GetState());
		while (this.dataCenter.counters().sharedKeys() == 0) {
			other.call(new GetState());
		}
		client.close();
		other.connect().call(new GetState());
		assertThat(this.dataCenter.counters().sharedKeys()).isOne();
	}

	@Test
	void aClientThatPingsNoMoreIsDisconnected() {
		SocketClient client = client();
		client.sendService(new PingDelayDisconnect(1, 0).toByteArray());
		assertThat(client.untilClosed()).isNotEmpty();
	}

	@Test
	void anotherSessionOfTheKeyCanBeDestroyed() {
		SocketClient client = loggedIn();
		long first = client.sessionId();
		client.withNewSession().firstCall(new GetState());
		client.sendContent(new DestroySession(first).toByteArray());
		assertThat(client.receive(DestroySessionOk.ID)).isNotNull();
		client.sendContent(new DestroySession(first).toByteArray());
		assertThat(client.receive(DestroySessionNone.ID)).isNotNull();
	}

	@Test
	void callsInAContainerAreAnsweredInOrder() {
		SocketClient client = loggedIn();
		long first = client.nextId();
		long second = client.nextId();
		byte[] call = new GetState().toByteArray();
		TlWriter out = new TlWriter();
		out.writeInt(CONTAINER);
		out.writeInt(2);
		for (long id : List.of(first, second)) {
			out.writeLong(id);
			out.writeInt((id == first) ? 3 : 5);
			out.writeInt(call.length);
			out.writeRaw(call);
		}
		client.send(client.nextId(), 6, out.toByteArray());
		assertThat(client.result(new GetState(), first)).isEqualTo(client.result(new GetState(), second));
		assertThat(this.dataCenter.counters().violations()).isEmpty();
	}

	private void restart(DataCenterOptions options) {
		this.dataCenter.close();
		this.dataCenter = DataCenter.start(this.telegram, options, KEY);
	}

	private SocketClient client() {
		SocketClient client = new SocketClient(this.dataCenter).start();
		this.clients.add(client);
		return client;
	}

	private SocketClient loggedIn() {
		SocketClient client = client();
		client.firstCall(login("1:a"));
		return client;
	}

	private static ImportBotAuthorization login(String token) {
		return new ImportBotAuthorization(0, 1, "hash", token);
	}

	private static SendMessage send(String text) {
		return SendMessage.builder()
			.peer(new InputPeerUser(DataCenter.PEER_ID, DataCenter.PEER_ACCESS_HASH))
			.message(text)
			.randomId(text.hashCode())
			.build();
	}

	private static String nextPush(SocketClient client) {
		EncryptedMessage push = client.receive(Updates.ID);
		Updates updates = Updates.read(new TlReader(push.body()));
		return ((Message) ((UpdateNewMessage) updates.updates().get(0)).message()).message();
	}

	private static void assertError(SocketClient client, TlMethod<?> method, int code, String type) {
		assertThatExceptionOfType(RpcException.class).isThrownBy(() -> client.call(method)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo(code);
			assertThat(ex.type()).isEqualTo(type);
		});
	}

}
