package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.simulator.dc.envelope.Damage;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.fault.Attack;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.simulator.dc.lint.Violations;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgNewDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Faults on request, each of which happens as often as it was asked for.
 */
class SessionFaultTests {

	private static final Moment NOW = new Moment(1_700_000_000_000L, byte[]::new);

	private static final long SALT = 99;

	private static final byte[] CALL = new GetState().toByteArray();

	private static final byte[] RESULT = new UpdatesTooLong().toByteArray();

	private final Violations violations = new Violations();

	private FaultPlan plan = new FaultPlan(List.of());

	private ServerSession session = session();

	private long lastId = ProtocolMessageIds.fromMillis(NOW.millis()) & ~3L;

	private int sequence = 1;

	@Test
	void nothingHappensBeforeTheFaultsBegin() {
		this.session = session("dup", "bad-salt");
		assertThat(call()).anyMatch(SessionOutput.Call.class::isInstance);
		assertThat(push()).hasSize(1);
	}

	@Test
	void aSaltIsReplaced() {
		suffer("bad-salt");
		List<SessionOutput> outputs = call();
		assertThat(outputs).noneMatch(SessionOutput.Call.class::isInstance);
		BadServerSalt answer = BadServerSalt.read(new TlReader(bodies(outputs).get(0)));
		assertThat(answer.newServerSalt()).isNotEqualTo(SALT);
		assertThat(call(answer.newServerSalt())).anyMatch(SessionOutput.Call.class::isInstance);
	}

	@ParameterizedTest
	@ValueSource(ints = { 16, 17, 20, 32, 64 })
	void aMessageIsRejected(int code) {
		suffer("bad-msg:" + code);
		List<SessionOutput> outputs = call();
		assertThat(outputs).hasSize(1);
		assertThat(BadMsgNotification.read(new TlReader(bodies(outputs).get(0))).errorCode()).isEqualTo(code);
		assertThat(call()).anyMatch(SessionOutput.Call.class::isInstance);
	}

	@Test
	void aClientMayBelieveThatItsSequenceNumbersAreWrong() {
		suffer("bad-msg:33");
		call();
		this.sequence = 1;
		assertThat(call()).noneMatch(SessionOutput.Call.class::isInstance);
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void anAnswerIsLostUntilItsCallComesAgain() {
		suffer("drop-result");
		assertThat(answerToCall()).isEmpty();
		List<byte[]> again = bodies(this.session.receive(message(SALT, this.lastId), NOW));
		assertThat(MessageContainer.read(again.get(0)))
			.anyMatch((part) -> new TlReader(part.body()).peekInt() == RpcResult.ID);
	}

	@Test
	void anAnswerAndAPushAreCompressed() {
		suffer("gzip:2");
		TlReader result = new TlReader(answerToCall().get(0));
		result.expectConstructor(RpcResult.ID, "rpc_result");
		assertThat(result.readLong()).isEqualTo(this.lastId);
		assertThat(GzipPacked.unpack(result.readRaw(result.remaining()))).isEqualTo(RESULT);
		assertThat(GzipPacked.unpack(push().get(0))).isEqualTo(RESULT);
		assertThat(push()).containsExactly(RESULT);
	}

	@Test
	void aPushComesAloneInAContainer() {
		suffer("container");
		List<IncomingMessage> parts = MessageContainer.read(push().get(0));
		assertThat(parts).hasSize(1);
		assertThat(parts.get(0).body()).isEqualTo(RESULT);
		assertThat(push()).containsExactly(RESULT);
	}

	@Test
	void aPushComesTwice() {
		suffer("dup");
		List<SessionOutput> outputs = this.session.push(RESULT, NOW);
		assertThat(outputs).hasSize(2).containsOnly(outputs.get(0));
		assertThat(push()).hasSize(1);
	}

	@Test
	void aMessageThatNobodyKnowsComesBeforeAPush() {
		suffer("unknown");
		List<IncomingMessage> parts = MessageContainer.read(push().get(0));
		assertThat(parts.get(0).body()).isEqualTo(SessionFaults.unknown());
		assertThat(parts.get(1).body()).isEqualTo(RESULT);
	}

	@Test
	void anAnswerIsOnlyAnnouncedUntilItIsAskedFor() {
		suffer("msg-detailed:2");
		call();
		MsgDetailedInfo info = MsgDetailedInfo
			.read(new TlReader(bodies(this.session.answer(this.lastId, RESULT, NOW)).get(0)));
		assertThat(info.msgId()).isEqualTo(this.lastId);
		MsgNewDetailedInfo other = MsgNewDetailedInfo.read(new TlReader(push().get(0)));
		byte[] request = new MsgResendReq(List.of(info.answerMsgId(), other.answerMsgId())).toByteArray();
		this.lastId += 4;
		EncryptedMessage asking = new EncryptedMessage(SALT, 5, this.lastId, this.sequence - 1, request);
		List<IncomingMessage> parts = MessageContainer.read(bodies(this.session.receive(asking, NOW)).get(0));
		assertThat(parts).extracting(IncomingMessage::id).containsExactly(info.answerMsgId(), other.answerMsgId());
	}

	@Test
	void aPushComesWithAWrongMessageKey() {
		suffer("wrong-key");
		assertThat(this.session.push(RESULT, NOW)).singleElement()
			.satisfies((output) -> assertThat(((SessionOutput.SendDamaged) output).damage())
				.isEqualTo(Damage.MESSAGE_KEY));
		assertThat(push()).containsExactly(RESULT);
	}

	@ParameterizedTest
	@EnumSource(Attack.class)
	void anEvilMessageComesBeforeAnAnswer(Attack attack) {
		suffer(attack.text());
		call();
		List<SessionOutput> outputs = this.session.answer(this.lastId, RESULT, NOW);
		assertThat(outputs).hasSizeBetween(2, 3);
		SessionOutput.Send answer = (SessionOutput.Send) outputs.get(outputs.size() - 1);
		assertThat(new TlReader(answer.message().body()).peekInt()).isEqualTo(RpcResult.ID);
		assertThat(this.plan.hits()).containsOnlyKeys(attack);
	}

	@Test
	void theConnectionEndsInsteadOfAPushWhichComesLater() {
		suffer("disconnect");
		assertThat(this.session.push(RESULT, NOW)).containsExactly(new SessionOutput.Disconnect());
		List<byte[]> again = bodies(this.session.reconnected(NOW));
		assertThat(MessageContainer.read(again.get(0))).extracting(IncomingMessage::body).contains(RESULT);
	}

	private void suffer(String request) {
		this.session = session(request);
		call();
		this.plan.begin();
	}

	private ServerSession session(String... requests) {
		this.plan = new FaultPlan(Stream.of(requests).map(FaultRequest::of).toList());
		return new ServerSession(5, new SaltSchedule(SALT, NOW.seconds()), this.violations, this.plan);
	}

	private List<SessionOutput> call() {
		return call(SALT);
	}

	private List<SessionOutput> call(long salt) {
		this.lastId += 4;
		return this.session.receive(message(salt, this.lastId), NOW);
	}

	private EncryptedMessage message(long salt, long id) {
		EncryptedMessage message = new EncryptedMessage(salt, 5, id, this.sequence, CALL);
		this.sequence += 2;
		return message;
	}

	private List<byte[]> answerToCall() {
		call();
		return bodies(this.session.answer(this.lastId, RESULT, NOW));
	}

	private List<byte[]> push() {
		return bodies(this.session.push(RESULT, NOW));
	}

	private static List<byte[]> bodies(List<SessionOutput> outputs) {
		List<byte[]> bodies = new ArrayList<>();
		for (SessionOutput output : outputs) {
			if (output instanceof SessionOutput.Send send) {
				bodies.add(send.message().body());
			}
		}
		return bodies;
	}

}
