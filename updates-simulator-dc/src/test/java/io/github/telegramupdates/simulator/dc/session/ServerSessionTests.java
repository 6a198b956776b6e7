package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.lint.Violation;
import io.github.telegramupdates.simulator.dc.lint.Violations;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.DestroyAuthKeyOk;
import io.github.telegramupdates.tl.mtproto.DestroySessionOk;
import io.github.telegramupdates.tl.mtproto.HttpWait;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.RpcAnswerDropped;
import io.github.telegramupdates.tl.mtproto.RpcAnswerUnknown;
import io.github.telegramupdates.tl.mtproto.rpc.DestroyAuthKey;
import io.github.telegramupdates.tl.mtproto.rpc.DestroySession;
import io.github.telegramupdates.tl.mtproto.rpc.Ping;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerSessionTests {

	private static final long START = 1_700_000_000_000L;

	private static final long SALT = 99;

	private static final byte[] CALL = new GetState().toByteArray();

	private static final byte[] RESULT = new UpdatesTooLong().toByteArray();

	private final SplittableRandom random = new SplittableRandom(51);

	private final Violations violations = new Violations();

	private final ServerSession session = new ServerSession(5, new SaltSchedule(SALT, (int) (START / 1000)),
			this.violations, new FaultPlan(List.of()));

	private long now = START;

	private List<SessionOutput> outputs = List.of();

	@Test
	void theFirstMessageBeginsASession() {
		send(id(0), 1, CALL);
		List<OutgoingMessage> sent = sent();
		assertThat(NewSessionCreated.read(new TlReader(sent.get(0).body())).firstMsgId()).isEqualTo(id(0));
		assertThat(sent.get(0).sequence()).isEqualTo(1);
		assertThat(acknowledged()).containsExactly(id(0));
		assertThat(calls()).containsExactly(id(0));
		send(id(1), 3, CALL);
		assertThat(sent()).hasSize(1);
	}

	@Test
	void theLowestIdOfAContainerIsTheFirst() {
		send(id(2), 4, container(part(id(0), 1, CALL), part(id(1), 3, CALL)));
		assertThat(NewSessionCreated.read(new TlReader(sent().get(0).body())).firstMsgId()).isEqualTo(id(0));
		assertThat(calls()).containsExactly(id(0), id(1));
		assertThat(acknowledged()).containsExactly(id(0), id(1));
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void aWrongSaltHasNoEffectButTheRightOne() {
		this.outputs = this.session.receive(new EncryptedMessage(0, 5, id(0), 1, CALL), moment());
		BadServerSalt bad = BadServerSalt.read(new TlReader(sent().get(0).body()));
		assertThat(bad.newServerSalt()).isEqualTo(SALT);
		assertThat(bad.badMsgId()).isEqualTo(id(0));
		assertThat(this.outputs).hasSize(1);
		send(id(0), 1, CALL);
		assertThat(calls()).containsExactly(id(0));
	}

	@ParameterizedTest
	@CsvSource({ "-300002, 16, msgIdTime", "30002, 17, msgIdTime" })
	void anIdFromAnotherTimeIsRejected(long millis, int code, String violation) {
		send(ProtocolMessageIds.fromMillis(START + millis) & ~3L, 1, CALL);
		assertThat(rejection()).isEqualTo(code);
		assertThat(calls()).isEmpty();
		assertThat(this.violations.counts().keySet()).extracting(Violation::toString).containsExactly(violation);
	}

	@Test
	void anIdOfTheServersIsRejected() {
		send(id(0) + 1, 1, CALL);
		assertThat(rejection()).isEqualTo(18);
		assertThat(calls()).isEmpty();
	}

	@Test
	void aCallThatDoesNotCountAsContentIsRejected() {
		send(id(0), 0, CALL);
		assertThat(rejection()).isEqualTo(35);
		assertThat(calls()).isEmpty();
		assertThat(this.violations.counts()).containsOnlyKeys(Violation.SEQUENCE_NUMBER);
	}

	@ParameterizedTest
	@CsvSource({ "4, 5, 32", "4, 3, 32", "2, 7, 33" })
	void idsAndSequenceNumbersGrowTogether(int number, int sequence, int code) {
		send(id(0), 1, CALL);
		send(id(3), 5, CALL);
		assertThat(this.violations.counts()).isEmpty();
		send(id(number), sequence, CALL);
		assertThat(rejection()).isEqualTo(code);
		assertThat(calls()).isEmpty();
		assertThat(this.violations.counts()).containsEntry(Violation.SEQUENCE_NUMBER, 1);
	}

	@Test
	void messagesMayOvertakeEachOther() {
		send(id(0), 1, CALL);
		send(id(3), 5, CALL);
		send(id(2), 3, CALL);
		send(id(1), 2, new Ping(1).toByteArray());
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void anIdThatIsLessThanThatOfAnEarlierMessageIsCounted() {
		send(id(3), 1, CALL);
		send(id(2), 3, CALL);
		assertThat(this.violations.counts()).containsEntry(Violation.MESSAGE_ID_ORDER, 1);
	}

	@Test
	void aContainerThatCountsAsContentIsRejected() {
		send(id(2), 5, container(part(id(0), 1, CALL), part(id(1), 3, CALL)));
		assertThat(rejection()).isEqualTo(34);
		assertThat(calls()).isEmpty();
	}

	@Test
	void whatNobodyAcknowledgesForLongIsSentAgainAsItWas() {
		begin();
		this.outputs = this.session.push(RESULT, moment());
		OutgoingMessage first = sent().get(0);
		this.now += 40_000;
		this.outputs = this.session.checkAcknowledgments(moment());
		assertThat(sent()).isEmpty();
		this.now += 1;
		this.outputs = this.session.checkAcknowledgments(moment());
		assertThat(sent()).usingRecursiveFieldByFieldElementComparator().containsExactly(first);
		this.outputs = this.session.checkAcknowledgments(moment());
		assertThat(sent()).isEmpty();
	}

	@Test
	void aKeyCanBeDestroyed() {
		begin();
		send(id(1), 1, new DestroyAuthKey().toByteArray());
		assertThat(result(id(1))).isEqualTo(DestroyAuthKeyOk.ID);
		assertThat(this.outputs).contains(new SessionOutput.DestroyKey());
	}

	@Test
	void aForgottenSessionBeginsAnewWithOtherIds() {
		begin();
		this.outputs = this.session.push(RESULT, moment());
		long before = sent().get(0).id();
		this.outputs = this.session.forgotten().receive(new EncryptedMessage(SALT, 5, id(1), 7, CALL), moment());
		assertThat(sent().get(0).id()).isGreaterThan(before);
		assertThat(NewSessionCreated.read(new TlReader(sent().get(0).body())).firstMsgId()).isEqualTo(id(1));
		assertThat(calls()).containsExactly(id(1));
	}

	@Test
	void anAnswerIsSentAgainForACallThatComesAgain() {
		send(id(0), 1, CALL);
		this.outputs = this.session.answer(id(0), RESULT, moment());
		OutgoingMessage answer = sent().get(0);
		assertThat(answer.sequence() & 1).isOne();
		assertThat(new TlReader(answer.body()).readInt()).isEqualTo(RpcResult.ID);
		send(id(0), 1, CALL);
		assertThat(calls()).isEmpty();
		assertThat(sent().get(0)).usingRecursiveComparison().isEqualTo(answer);
	}

	@Test
	void aCallThatComesAgainBeforeItsAnswerIsNotMadeAgain() {
		send(id(0), 1, CALL);
		send(id(0), 1, CALL);
		assertThat(calls()).isEmpty();
		assertThat(acknowledged()).containsExactly(id(0));
	}

	@Test
	void whatIsNotAcknowledgedIsSentAgainOnAnotherConnection() {
		begin();
		this.outputs = this.session.push(RESULT, moment());
		OutgoingMessage first = sent().get(0);
		this.outputs = this.session.push(RESULT, moment());
		OutgoingMessage second = sent().get(0);
		assertThat(second.id()).isGreaterThan(first.id());
		send(id(1), 2, new MsgsAck(List.of(first.id())).toByteArray());
		this.outputs = this.session.reconnected(moment());
		assertThat(sent()).usingRecursiveFieldByFieldElementComparator().containsExactly(second);
	}

	@Test
	void contentThatNobodyAcknowledgesIsCountedOnce() {
		begin();
		this.outputs = this.session.push(RESULT, moment());
		this.now += 60_000;
		this.session.checkAcknowledgments(moment());
		assertThat(this.violations.counts()).isEmpty();
		this.now += 1;
		this.session.checkAcknowledgments(moment());
		this.session.checkAcknowledgments(moment());
		assertThat(this.violations.counts()).containsExactly(Map.entry(Violation.UNACKNOWLEDGED, 1));
	}

	@Test
	void anAcknowledgmentMayCountAsContent() {
		begin();
		send(id(1), 3, new MsgsAck(List.of(1L)).toByteArray());
		assertThat(acknowledged()).containsExactly(id(1));
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void pingsAreAnsweredAndCanEndTheConnection() {
		begin();
		send(id(1), 2, new Ping(7).toByteArray());
		assertThat(Pong.read(new TlReader(sent().get(0).body()))).isEqualTo(new Pong(id(1), 7));
		send(id(2), 2, new PingDelayDisconnect(8, 75).toByteArray());
		assertThat(this.outputs).contains(new SessionOutput.DisconnectLater(75));
	}

	@Test
	void compressedMessagesAreUnpacked() {
		begin();
		send(id(3), 6, container(part(id(1), 3, GzipPacked.pack(CALL)), part(id(2), 5, CALL)));
		assertThat(calls()).containsExactly(id(1), id(2));
		send(id(5), 8, GzipPacked.pack(container(part(id(4), 7, CALL))));
		assertThat(calls()).containsExactly(id(4));
	}

	@Test
	void aDamagedContainerIsRejected() {
		begin();
		byte[] container = container(part(id(1), 3, CALL));
		container[4] = 9;
		send(id(2), 4, container);
		assertThat(rejection()).isEqualTo(64);
	}

	@Test
	void anEmptyMessageIsRejected() {
		begin();
		send(id(1), 2, new byte[0]);
		assertThat(rejection()).isEqualTo(64);
	}

	@Test
	void futureSaltsAreListedInABareVector() {
		begin();
		TlWriter out = new TlWriter();
		out.writeInt(FutureSalts.REQUEST);
		out.writeInt(3);
		send(id(1), 2, out.toByteArray());
		TlReader in = new TlReader(sent().get(0).body());
		assertThat(in.readInt()).isEqualTo(0xae500895);
		assertThat(in.readLong()).isEqualTo(id(1));
		in.readInt();
		assertThat(in.readInt()).isEqualTo(3);
		assertThat(in.remaining()).isEqualTo(3 * 16);
	}

	@Test
	void theStateOfMessagesIsTold() {
		send(id(0), 1, CALL);
		this.session.answer(id(0), RESULT, moment());
		send(id(1), 3, CALL);
		send(id(2), 4, new MsgsStateReq(List.of(id(0), id(1), id(9))).toByteArray());
		MsgsStateInfo info = MsgsStateInfo.read(new TlReader(sent().get(0).body()));
		assertThat(info.info()).containsExactly(4 | 64, 4, 2);
	}

	@Test
	void messagesAreSentAgainOnDemand() {
		send(id(0), 1, CALL);
		this.outputs = this.session.answer(id(0), RESULT, moment());
		OutgoingMessage answer = sent().get(0);
		send(id(1), 2, new MsgResendReq(List.of(answer.id())).toByteArray());
		assertThat(sent()).usingRecursiveFieldByFieldElementComparator().containsExactly(answer);
		send(id(2), 2, new MsgResendReq(List.of(4L)).toByteArray());
		assertThat(MsgsStateInfo.read(new TlReader(sent().get(0).body())).info()).hasSize(1);
	}

	@Test
	void anAnswerCanBeDropped() {
		send(id(0), 1, CALL);
		this.session.answer(id(0), RESULT, moment());
		send(id(1), 3, new RpcDropAnswer(id(0)).toByteArray());
		assertThat(result(id(1))).isEqualTo(RpcAnswerDropped.ID);
		send(id(2), 5, new RpcDropAnswer(id(0)).toByteArray());
		assertThat(result(id(2))).isEqualTo(RpcAnswerUnknown.ID);
	}

	@Test
	void anotherSessionCanBeDestroyed() {
		begin();
		send(id(1), 3, new DestroySession(77).toByteArray());
		assertThat(this.outputs).contains(new SessionOutput.Destroy(77));
		this.outputs = this.session.destroyed(77, true, moment());
		assertThat(DestroySessionOk.read(new TlReader(sent().get(0).body())).sessionId()).isEqualTo(77);
	}

	@Test
	void waitingForHttpIsIgnored() {
		begin();
		send(id(1), 2, new HttpWait(0, 0, 0).toByteArray());
		assertThat(this.outputs).isEmpty();
	}

	private void begin() {
		send(id(0), 0, new Ping(1).toByteArray());
		send(id(0) + 4, 0, new MsgsAck(List.of(sent().get(0).id())).toByteArray());
	}

	private void send(long id, int sequence, byte[] body) {
		this.outputs = this.session.receive(new EncryptedMessage(SALT, 5, id, sequence, body), moment());
	}

	private Moment moment() {
		return new Moment(this.now, this::bytes);
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private static long id(int number) {
		return ProtocolMessageIds.fromMillis(START + number) & ~3L;
	}

	private static OutgoingMessage part(long id, int sequence, byte[] body) {
		return new OutgoingMessage(id, sequence, body);
	}

	private static byte[] container(OutgoingMessage... parts) {
		return MessageContainer.write(List.of(parts));
	}

	private List<Long> calls() {
		List<Long> calls = new ArrayList<>();
		for (SessionOutput output : this.outputs) {
			if (output instanceof SessionOutput.Call call) {
				assertThat(call.body()).isEqualTo(CALL);
				calls.add(call.callId());
			}
		}
		return calls;
	}

	private List<OutgoingMessage> sent() {
		return new SentContent(this.outputs).messages();
	}

	private List<Long> acknowledged() {
		return new SentContent(this.outputs).acknowledged();
	}

	private int rejection() {
		return new SentContent(this.outputs).rejection();
	}

	private int result(long callId) {
		return new SentContent(this.outputs).result(callId);
	}

}
