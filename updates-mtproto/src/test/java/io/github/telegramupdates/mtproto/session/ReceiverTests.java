package io.github.telegramupdates.mtproto.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.mtproto.message.Gzip;
import io.github.telegramupdates.mtproto.session.ServerPeer.Part;
import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.mtproto.session.state.ReceivedIds;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session accepts, refuses and acknowledges.
 */
class ReceiverTests {

	private static final byte[] UPDATE = new UpdatesTooLong().toByteArray();

	private final SessionRig rig = new SessionRig().connected();

	private int pushed() {
		return this.rig.outputs(SessionOutput.Pushed.class).size();
	}

	private boolean isDisconnected() {
		return !this.rig.outputs(SessionOutput.Disconnect.class).isEmpty();
	}

	private List<Long> acknowledged() {
		List<Long> ids = new ArrayList<>();
		for (Sent sent : this.rig.takeSent()) {
			if (sent.constructorId() == MsgsAck.ID) {
				assertThat(sent.seqno() % 2).isZero();
				ids.addAll(MsgsAck.read(sent.reader()).msgIds());
			}
		}
		return ids;
	}

	private long id(long agoMillis) {
		return this.rig.server.idAt(this.rig.serverMillis() - agoMillis);
	}

	@Test
	void updatesAreHandedOnInTheOrderOfTheWire() {
		this.rig.receive(new UpdatesTooLong());
		assertThat(this.rig.outputs(SessionOutput.Pushed.class)).singleElement()
			.satisfies((push) -> assertThat(UpdatesTooLong.read(push.updates())).isEqualTo(new UpdatesTooLong()));
	}

	@Test
	void contentIsAcknowledgedAfterTenSecondsOrWithTheNextMessage() {
		long first = this.rig.receive(UPDATE);
		this.rig.pass(Duration.ofMillis(9_999));
		assertThat(acknowledged()).isEmpty();
		this.rig.pass(Duration.ofMillis(1));
		assertThat(acknowledged()).containsExactly(first);
		long second = this.rig.receive(UPDATE);
		this.rig.call(new GetState());
		assertThat(acknowledged()).containsExactly(second);
	}

	@Test
	void ahundredMessagesAreAcknowledgedAtOnce() {
		List<Long> ids = IntStream.range(0, 100).mapToObj((i) -> this.rig.receive(UPDATE)).toList();
		assertThat(acknowledged()).isEqualTo(ids);
	}

	@Test
	void messagesThatAreNoContentAreNotAcknowledged() {
		this.rig.receive(id(0), 2, UPDATE);
		this.rig.pass(Duration.ofSeconds(20));
		assertThat(acknowledged()).isEmpty();
		assertThat(pushed()).isOne();
	}

	@Test
	void aRepeatedMessageIsAcknowledgedAndHasNoEffect() {
		long id = this.rig.receive(UPDATE);
		this.rig.receive(id, 1, UPDATE);
		assertThat(pushed()).isOne();
		this.rig.pass(Duration.ofSeconds(10));
		assertThat(acknowledged()).containsExactly(id);
	}

	@Test
	void aMessageBelowTheWindowOfAThousandHasNoEffect() {
		long old = id(10_000);
		for (int i = 0; i < ReceivedIds.WINDOW; i++) {
			this.rig.receive(UPDATE);
		}
		this.rig.receive(old, 1, UPDATE);
		assertThat(pushed()).isEqualTo(ReceivedIds.WINDOW);
	}

	@Test
	void aMessageWithAnEvenIdHasNoEffect() {
		this.rig.receive(id(0) - 1, 1, UPDATE);
		this.rig.receive(ServerPeer.container(new Part(id(0) - 1, 1, UPDATE)));
		assertThat(pushed()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 301_000, 400_000, 100_000_000, -31_000, -400_000 })
	void aMessageThatIsTooOldOrFromTheFutureHasNoEffect(long agoMillis) {
		this.rig.pass(Duration.ofMillis(1));
		this.rig.receive(id(agoMillis), 1, UPDATE);
		assertThat(pushed()).isZero();
		assertThat(this.rig.outputs(SessionOutput.Signalled.class)).hasSize(1);
		this.rig.receive(SessionRig.START << 32 | 1, 1, UPDATE);
		assertThat(pushed()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 299_000, 0, -29_000 })
	void aMessageWithinTheWindowOfTimeIsUsed(long agoMillis) {
		this.rig.receive(id(agoMillis), 1, UPDATE);
		assertThat(pushed()).isOne();
	}

	@Test
	void theWindowOfTimeHoldsOnceTheServerHasSetTheClock() {
		SessionRig drifting = new SessionRig(false).connected();
		drifting.receive(drifting.server.idAt(SessionRig.START + 3_600_000), 1, UPDATE);
		assertThat(drifting.outputs(SessionOutput.Pushed.class)).hasSize(1);
		drifting.receive(drifting.server.idAt(SessionRig.START + 4_600_000), 1, UPDATE);
		assertThat(drifting.outputs(SessionOutput.Pushed.class)).hasSize(1);
		assertThat(drifting.session.serverMillis(drifting.at())).isCloseTo(SessionRig.START + 3_600_000,
				Offset.offset(10L));
	}

	@Test
	void aClockThatIsWrongIsCorrectedByTheServer() {
		this.rig.call(new GetState());
		Sent call = this.rig.takeOnlySent();
		long id = this.rig.server.idAt(this.rig.serverMillis() + 3_600_000);
		this.rig.receive(id, 2, new BadMsgNotification(call.id(), call.seqno(), 16).toByteArray());
		Sent again = this.rig.takeOnlySent();
		assertThat((again.id() >>> 32) * 1000).isBetween(SessionRig.START + 3_599_000, SessionRig.START + 3_601_000);
		assertThat(again.sessionId()).isEqualTo(call.sessionId());
	}

	@Test
	void aCorrectionThatIsAboutNoMessageOfThisClientHasNoEffect() {
		long before = this.rig.session.serverMillis(this.rig.at());
		long id = this.rig.server.idAt(this.rig.serverMillis() + 3_600_000);
		this.rig.receive(id, 2, new BadMsgNotification(12, 1, 16).toByteArray());
		assertThat(this.rig.session.serverMillis(this.rig.at())).isEqualTo(before);
	}

	@Test
	void aMessageOfAnotherSessionHasNoEffect() {
		this.rig.receiveFrame(this.rig.server.seal(this.rig.sessionId + 1, id(0), 1, UPDATE));
		assertThat(pushed()).isZero();
		assertThat(isDisconnected()).isFalse();
		this.rig.pass(Duration.ofSeconds(20));
		assertThat(acknowledged()).isEmpty();
	}

	@Test
	void aFlippedBitAnywhereClosesTheConnection() {
		byte[] frame = this.rig.server.seal(this.rig.sessionId, id(0), 1, UPDATE);
		for (int at = 0; at < frame.length; at++) {
			SessionRig other = new SessionRig().connected();
			byte[] changed = other.server.seal(other.sessionId, other.server.idAt(SessionRig.START), 1, UPDATE);
			changed[at] ^= 1 << (at % 8);
			other.receiveFrame(changed);
			assertThat(other.outputs(SessionOutput.Disconnect.class)).hasSize(1);
			assertThat(other.outputs(SessionOutput.Pushed.class)).isEmpty();
			other.receive(UPDATE);
			assertThat(other.outputs(SessionOutput.Pushed.class)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { -4, 1, 3, 8, 20, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void aWrongLengthClosesTheConnection(int length) {
		this.rig.receiveFrame(this.rig.server.sealWithLength(this.rig.sessionId, id(0), 1, UPDATE, length, 12));
		assertThat(isDisconnected()).isTrue();
		assertThat(pushed()).isZero();
	}

	@Test
	void paddingOf12To1024BytesIsAccepted() {
		for (int padding : new int[] { 12, 1_020 }) {
			this.rig.receiveFrame(this.rig.server.sealWithLength(this.rig.sessionId, id(0), 1, UPDATE, 4, padding));
		}
		assertThat(pushed()).isEqualTo(2);
	}

	@Test
	void paddingOfMoreThan1024BytesClosesTheConnection() {
		this.rig.receiveFrame(this.rig.server.sealWithLength(this.rig.sessionId, id(0), 1, UPDATE, 4, 1_036));
		assertThat(isDisconnected()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 4, 23, 24, 40, 56, 67, 200 })
	void framesThatAreNoEnvelopesCloseTheConnection(int length) {
		this.rig.receiveFrame(new byte[length]);
		assertThat(isDisconnected()).isTrue();
	}

	@Test
	void aContainerIsOpenedAndItsContentAcknowledged() {
		long first = id(0);
		long second = id(0);
		this.rig.receive(id(0), 4, ServerPeer.container(new Part(first, 1, UPDATE), new Part(second, 2, UPDATE),
				new Part(first, 1, UPDATE)));
		assertThat(pushed()).isEqualTo(2);
		this.rig.pass(Duration.ofSeconds(10));
		assertThat(acknowledged()).containsExactly(first);
	}

	@Test
	void aContainerThatIsNotWholeHasNoEffect() {
		byte[] container = ServerPeer.container(new Part(id(0), 1, UPDATE), new Part(id(0), 3, UPDATE));
		byte[] cut = Arrays.copyOf(container, container.length - 4);
		byte[] longer = Arrays.copyOf(container, container.length + 4);
		byte[] nested = ServerPeer.container(new Part(id(0), 1, UPDATE), new Part(id(0), 1, container));
		for (byte[] bad : List.of(cut, longer, nested, Gzip.pack(container), new byte[0])) {
			this.rig.receive(bad);
		}
		assertThat(pushed()).isZero();
		assertThat(this.rig.signals().filter(SessionSignal.DecodeFailed.class::isInstance)).hasSize(5);
		assertThat(isDisconnected()).isFalse();
	}

	@Test
	void aContainerOfMoreThan1024MessagesHasNoEffect() {
		Part[] parts = new Part[1_025];
		for (int i = 0; i < parts.length; i++) {
			parts[i] = new Part(id(0), 1, UPDATE);
		}
		this.rig.receive(ServerPeer.container(parts));
		assertThat(pushed()).isZero();
	}

	@Test
	void aBrokenPartOfAContainerHarmsOnlyItself() {
		byte[] pong = Arrays.copyOf(new Pong(1, 2).toByteArray(), 8);
		this.rig.receive(ServerPeer.container(new Part(id(0), 1, pong), new Part(id(0), 3, UPDATE)));
		assertThat(pushed()).isOne();
		assertThat(this.rig.signals()).hasAtLeastOneElementOfType(SessionSignal.DecodeFailed.class);
	}

	@Test
	void packedUpdatesAreUnpacked() {
		this.rig.receive(Gzip.pack(UPDATE));
		assertThat(pushed()).isOne();
	}

	@Test
	void dataThatUnpacksToTooMuchHasNoEffect() {
		this.rig.receive(Gzip.pack(new byte[20 << 20]));
		this.rig.receive(Gzip.pack(Gzip.pack(UPDATE)));
		TlWriter broken = new TlWriter();
		broken.writeInt(ServerPeer.GZIP);
		broken.writeBytes(new byte[] { 0x1f, (byte) 0x8b, 3 });
		this.rig.receive(broken.toByteArray());
		assertThat(pushed()).isZero();
		assertThat(this.rig.signals().filter(SessionSignal.DecodeFailed.class::isInstance)).hasSize(3);
	}

	@Test
	void theServerIsToldWhatWasReceived() {
		long received = this.rig.receive(UPDATE);
		this.rig.receive(new MsgsStateReq(List.of(received, received - 4, received + (1L << 40))));
		Sent info = this.rig.takeSent()
			.stream()
			.filter((sent) -> sent.constructorId() == MsgsStateInfo.ID)
			.findFirst()
			.orElseThrow();
		assertThat(MsgsStateInfo.read(info.reader()).info()).containsExactly(4, 2, 3);
	}

	@Test
	void theServerGetsACallAgainIfItAsks() {
		this.rig.call(new GetState());
		Sent call = this.rig.takeOnlySent();
		this.rig.receive(new MsgResendReq(List.of(call.id(), 12L)));
		assertThat(this.rig.takeSent()).anyMatch((sent) -> sent.id() == call.id());
	}

}
