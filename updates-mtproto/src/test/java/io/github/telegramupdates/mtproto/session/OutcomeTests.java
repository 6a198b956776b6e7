package io.github.telegramupdates.mtproto.session;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.client.RpcAnswerLostException;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.RpcOutcomeUnknownException;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.RpcError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that must not be carried out twice, and what the client does not know of them.
 */
class OutcomeTests {

	private static final DeleteMessages CALL = new DeleteMessages(false, List.of(1));

	private final SessionRig rig = new SessionRig().connected();

	private Sent callOnce() {
		this.rig.takeSent();
		this.rig.callOnce(CALL);
		return this.rig.takeOnlySent();
	}

	private List<Sent> takeCalls() {
		return this.rig.takeSent()
			.stream()
			.filter((sent) -> sent.constructorId() == DeleteMessages.ID || SessionRig.introduces(sent))
			.toList();
	}

	private void assertOutcomeUnknown() {
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).singleElement()
			.satisfies((failed) -> assertThat(failed.error()).isInstanceOf(RpcOutcomeUnknownException.class)
				.hasMessageContaining("messages.deleteMessages"));
		assertThat(takeCalls()).isEmpty();
	}

	private void assertSentAnew(Sent before) {
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).isEmpty();
		assertThat(takeCalls()).singleElement().satisfies((again) -> {
			assertThat(SessionRig.call(again)).isEqualTo(CALL);
			assertThat(again.id()).isGreaterThan(before.id());
			this.rig.receive(ServerPeer.result(again.id(), ServerPeer.answer(CALL, new AffectedMessages(5, 1))));
		});
		assertThat(this.rig.outputs(SessionOutput.Answered.class)).hasSize(1);
	}

	@Test
	void aCallThatWasSentFailsWhenItsSessionIsForgotten() {
		callOnce();
		this.rig.lose();
		this.rig.now += 60_001;
		this.rig.connected();
		assertOutcomeUnknown();
	}

	@Test
	void aCallThatWasNotSentGoesInTheNextSession() {
		this.rig.lose();
		this.rig.takeSent();
		this.rig.callOnce(CALL);
		this.rig.now += 60_001;
		this.rig.connected();
		assertThat(takeCalls()).hasSize(1);
	}

	@Test
	void aCallThatWasSentFailsWhenTheServerHasANewSession() {
		Sent call = callOnce();
		this.rig.receive(new NewSessionCreated(call.id() + 4, 555, 44));
		assertOutcomeUnknown();
	}

	@Test
	void aCallIsTheSameMessageOnAnotherConnectionOfItsSession() {
		Sent call = callOnce();
		this.rig.lose();
		this.rig.connected();
		assertThat(takeCalls()).singleElement().satisfies((again) -> assertThat(again.id()).isEqualTo(call.id()));
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 16, 17, 20, 32, 64 })
	void aCallThatTheServerDidNotTakeGoesAnew(int code) {
		Sent call = callOnce();
		this.rig.receive(new BadMsgNotification(call.id(), call.seqno(), code));
		assertSentAnew(call);
	}

	@Test
	void aCallWithAWrongSaltGoesAnew() {
		Sent call = callOnce();
		this.rig.receive(new BadServerSalt(call.id(), call.seqno(), 48, 9));
		assertSentAnew(call);
	}

	@Test
	void aCallOfAServerThatDoesNotKnowTheClientGoesAnew() {
		Sent call = callOnce();
		this.rig.receive(ServerPeer.result(call.id(), new RpcError(400, "CONNECTION_NOT_INITED").toByteArray()));
		assertSentAnew(call);
	}

	@Test
	void aRejectedRepetitionTellsNothingAboutTheFirstTransmission() {
		Sent call = callOnce();
		this.rig.lose();
		this.rig.connected();
		this.rig.takeSent();
		this.rig.receive(new BadServerSalt(call.id(), call.seqno(), 48, 9));
		assertOutcomeUnknown();
	}

	@Test
	void aNewSessionAfterAnotherCallWasRejectedFailsTheCall() {
		callOnce();
		this.rig.call(new DeleteMessages(false, List.of(2)));
		Sent other = this.rig.takeOnlySent();
		this.rig.receive(new BadMsgNotification(other.id(), other.seqno(), 32));
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).extracting(SessionOutput.Failed::method)
			.containsExactly(CALL);
		assertThat(takeCalls()).hasSize(1);
	}

	private void sayState(int state) {
		this.rig.pass(Duration.ofMillis(1_500));
		Sent question = this.rig.takeOnlySent();
		assertThat(question.constructorId()).isEqualTo(MsgsStateReq.ID);
		this.rig.receive(new MsgsStateInfo(question.id(), new byte[] { (byte) state }));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void aCallThatTheServerDidNotReceiveGoesAnew(int state) {
		Sent call = callOnce();
		sayState(state);
		assertSentAnew(call);
	}

	@Test
	void aCallThatTheServerMayHaveForgottenFails() {
		callOnce();
		sayState(1);
		assertOutcomeUnknown();
	}

	@Test
	void aRepeatedMessageThatTheServerKnowsWasSentOnce() {
		fail(sentInTwoSessions(), 400, "RANDOM_ID_DUPLICATE");
		assertAnswerLost();
	}

	@Test
	void aCallThatWasMadeBeforeAndIsKnownWasSentOnce() {
		this.rig.takeSent();
		this.rig.callAgain(message());
		fail(this.rig.takeOnlySent(), 400, "RANDOM_ID_DUPLICATE");
		assertAnswerLost();
	}

	@Test
	void whoMakesARefusedCallAgainIsToldThatItWasRepeated() {
		fail(sentInTwoSessions(), 420, "FLOOD_WAIT_3");
		this.rig.call(CALL);
		fail(takeCalls().get(0), 420, "FLOOD_WAIT_3");
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).extracting(SessionOutput.Failed::repeated)
			.containsExactly(true, false);
	}

	/** The session of the first time is forgotten. */
	private Sent sentInTwoSessions() {
		this.rig.takeSent();
		this.rig.call(message());
		this.rig.takeOnlySent();
		this.rig.lose();
		this.rig.now += 60_001;
		this.rig.connected();
		return this.rig.takeSent().stream().filter(SessionRig::introduces).findFirst().orElseThrow();
	}

	private void fail(Sent call, int code, String error) {
		this.rig.receive(ServerPeer.result(call.id(), new RpcError(code, error).toByteArray()));
	}

	private void assertAnswerLost() {
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).singleElement()
			.satisfies((failed) -> assertThat(failed.error()).isInstanceOf(RpcAnswerLostException.class)
				.hasMessageContaining("messages.sendMessage"));
	}

	@Test
	void aKnownIdThatTheCallerUsedTwiceIsTheCallersError() {
		this.rig.takeSent();
		this.rig.call(message());
		this.rig.receive(ServerPeer.result(this.rig.takeOnlySent().id(),
				new RpcError(400, "RANDOM_ID_DUPLICATE").toByteArray()));
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).singleElement()
			.satisfies((failed) -> assertThat(failed.error()).isInstanceOf(RpcException.class));
	}

	private static SendMessage message() {
		return SendMessage.builder().peer(new InputPeerSelf()).message("hello").randomId(5).build();
	}

}
