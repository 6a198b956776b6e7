package io.github.telegramupdates.simulator.dc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.rpc.DestroyAuthKey;
import io.github.telegramupdates.tl.mtproto.rpc.Ping;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Faults on request, as bytes on a socket.
 */
class DataCenterFaultTests {

	private static final ServerKey KEY = ServerKey.generate();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final List<AutoCloseable> open = new ArrayList<>(List.of(this.telegram));

	@AfterEach
	void close() throws Exception {
		for (int i = this.open.size() - 1; i >= 0; i--) {
			this.open.get(i).close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "not-found, -404", "flood429, -429" })
	void theTransportRefusesAMessage(String fault, int code) {
		SocketClient client = loggedIn(start(1, fault));
		client.receive(Updates.ID);
		client.sendService(new Ping(1).toByteArray());
		List<byte[]> frames = client.untilClosed();
		byte[] last = frames.get(frames.size() - 1);
		assertThat(ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(code);
		client.connect().call(new GetState());
	}

	@Test
	void afterHalfAFrameThereIsNothingMoreButTheSessionGoesOn() {
		DataCenter dataCenter = start(2, "half");
		SocketClient client = loggedIn(dataCenter);
		client.untilClosed();
		client.connect().call(new GetState());
		DataCenterCounters counters = dataCenter.counters();
		assertThat(counters.connections()).isEqualTo(2);
		assertThat(counters.sessions()).isOne();
	}

	@Test
	void aFrameInPiecesIsComplete() {
		SocketClient client = loggedIn(start(1, "fragment:3"));
		assertThat(client.receive(Updates.ID)).isNotNull();
		client.call(new GetState());
		client.call(new GetState());
	}

	@Test
	void aSilentConnectionStaysOpen() {
		DataCenter dataCenter = start(1, "silence");
		SocketClient client = loggedIn(dataCenter);
		client.receive(Updates.ID);
		client.sendService(new Ping(1).toByteArray());
		SocketClient other = new SocketClient(dataCenter).start();
		this.open.add(other);
		assertThat(client.hasReceivedNothing()).isTrue();
		client.connect().call(new GetState());
	}

	@Test
	void aLostSessionIsCreatedAgain() {
		DataCenter dataCenter = start(1, "lose-session");
		SocketClient client = loggedIn(dataCenter);
		client.receive(Updates.ID);
		long call = client.sendContent(new GetState().toByteArray());
		NewSessionCreated created = NewSessionCreated.read(new TlReader(client.receive(NewSessionCreated.ID).body()));
		assertThat(created.firstMsgId()).isEqualTo(call);
		client.result(new GetState(), call);
		assertThat(dataCenter.counters().sessions()).isEqualTo(2);
		assertThat(dataCenter.counters().violations()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "internal, 500, INTERNAL", "flood:3, 420, FLOOD_WAIT_3" })
	void aCallFailsAndIsNotCarriedOut(String fault, int code, String error) {
		SocketClient client = loggedIn(start(1, fault));
		client.receive(Updates.ID);
		assertError(client, new GetState(), code + " " + error);
		client.call(new GetState());
	}

	@Test
	void aDifferenceComesInSlices() {
		SocketClient client = loggedIn(start(3, "slice"));
		client.receive(Updates.ID);
		client.receive(Updates.ID);
		client.receive(Updates.ID);
		GetDifference request = new GetDifference(1, null, null, 1, 0, null);
		DifferenceSlice slice = (DifferenceSlice) client.call(request);
		assertThat(slice.newMessages()).hasSize(1);
		State reached = slice.intermediateState();
		Difference rest = (Difference) client.call(new GetDifference(reached.pts(), null, null, 1, 0, null));
		assertThat(rest.newMessages()).hasSize(2);
	}

	@Test
	void aMessageInAChannelIsNotPushed() {
		DataCenter dataCenter = start(3, "channel-gap");
		SocketClient client = loggedIn(dataCenter);
		List<Integer> positions = new ArrayList<>();
		while (positions.size() < 2) {
			Updates updates = Updates.read(new TlReader(client.receive(Updates.ID).body()));
			updates.updates()
				.stream()
				.filter(UpdateNewChannelMessage.class::isInstance)
				.map(UpdateNewChannelMessage.class::cast)
				.filter((update) -> update.message() instanceof Message)
				.forEach((update) -> positions.add(update.pts()));
		}
		assertThat(positions.get(1) - positions.get(0)).isEqualTo(2);
	}

	@Test
	void anAccountIsAtHomeInAnotherDataCenterOnTheSamePort() {
		DataCenter dataCenter = start(0, "migrate:4");
		SocketClient client = new SocketClient(dataCenter).start();
		this.open.add(client);
		Config config = client.firstCall(new GetConfig());
		assertThat(config.thisDc()).isEqualTo(2);
		assertThat(config.dcOptions()).extracting(DcOption::id, DcOption::port)
			.containsExactly(tuple(2, dataCenter.port()), tuple(4, dataCenter.port()));
		assertError(client, login(), "303 USER_MIGRATE_4");
		assertError(client, login(), "303 USER_MIGRATE_4");
		SocketClient elsewhere = new SocketClient(dataCenter).startFor(4);
		this.open.add(elsewhere);
		assertThat(elsewhere.firstCall(new GetConfig()).thisDc()).isEqualTo(4);
		elsewhere.call(login());
	}

	@Test
	void aClientWhoseKeyNamesNoDataCenterIsStillToldOfTheOther() {
		SocketClient client = new SocketClient(start(0, "migrate:4")).startFor(0);
		this.open.add(client);
		client.firstCall(new GetConfig());
		assertError(client, login(), "303 USER_MIGRATE_4");
		assertThat(client.call(new GetConfig()).dcOptions()).extracting(DcOption::id).containsExactly(2, 4);
		client.call(login());
	}

	@Test
	void aDestroyedKeyIsUnknown() {
		SocketClient client = loggedIn(start(0));
		long call = client.sendContent(new DestroyAuthKey().toByteArray());
		client.result(new DestroyAuthKey(), call);
		client.sendService(new Ping(1).toByteArray());
		assertThat(client.untilClosed()).last().satisfies((frame) -> assertThat(frame).hasSize(4));
	}

	private DataCenter start(int messages, String... faults) {
		DataCenterOptions options = DataCenterOptions.defaults()
			.withPushes(messages, Set.of())
			.withPushDelay(Duration.ofMillis(1))
			.withFaults(Stream.of(faults).map(FaultRequest::of).toArray(FaultRequest[]::new));
		DataCenter dataCenter = DataCenter.start(this.telegram, options, KEY);
		this.open.add(dataCenter);
		return dataCenter;
	}

	/** A client in whose session the peer begins to write. */
	private SocketClient loggedIn(DataCenter dataCenter) {
		SocketClient client = new SocketClient(dataCenter).start();
		this.open.add(client);
		client.firstCall(login());
		client.call(new GetState());
		return client;
	}

	private static ImportBotAuthorization login() {
		return new ImportBotAuthorization(0, 1, "hash", "1:a");
	}

	private static void assertError(SocketClient client, TlMethod<?> method, String error) {
		assertThatExceptionOfType(RpcException.class).isThrownBy(() -> client.call(method))
			.withMessageContaining(error);
	}

}
