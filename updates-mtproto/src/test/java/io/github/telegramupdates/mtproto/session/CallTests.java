package io.github.telegramupdates.mtproto.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.message.Gzip;
import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls and their answers, whatever happens between them.
 */
class CallTests {

	private static final State STATE = new State(1, 2, 3, 4, 5);

	private static final byte[] ANSWER = ServerPeer.answer(new GetState(), STATE);

	private final SessionRig rig = new SessionRig().connected();

	private Sent call() {
		this.rig.takeSent();
		this.rig.call(new GetState());
		return this.rig.takeOnlySent();
	}

	private void answer(Sent call) {
		this.rig.receive(ServerPeer.result(call.id(), ANSWER));
	}

	private void assertAnswered(long... callIds) {
		assertThat(this.rig.outputs(SessionOutput.Answered.class)).extracting(SessionOutput.Answered::callId)
			.containsExactlyElementsOf(Arrays.stream(callIds).boxed().toList());
		assertThat(this.rig.outputs(SessionOutput.Answered.class)).allSatisfy((answered) -> {
			assertThat(SessionRig.resultOf(answered)).isEqualTo(STATE);
			assertThat(answered.method()).isEqualTo(new GetState());
		});
	}

	@Test
	void aCallIsAnsweredOnce() {
		Sent call = call();
		assertThat(SessionRig.call(call)).isEqualTo(new GetState());
		assertThat(call.seqno()).isEqualTo(1);
		assertThat(call.salt()).isEqualTo(SessionRig.FIRST_SALT);
		answer(call);
		answer(call);
		assertAnswered(1);
	}

	@Test
	void callsIntroduceTheClientUntilOneIsAnsweredOnTheConnection() {
		Sent first = call();
		Sent second = call();
		assertThat(List.of(first, second)).allMatch(SessionRig::introduces);
		answer(first);
		assertThat(SessionRig.introduces(call())).isFalse();
		this.rig.lose();
		this.rig.connected();
		assertThat(SessionRig.introduces(call())).isTrue();
	}

	@Test
	void aServerThatDoesNotKnowTheClientIsToldAgain() {
		answer(call());
		Sent call = call();
		this.rig.receive(ServerPeer.result(call.id(), new RpcError(400, "CONNECTION_NOT_INITED").toByteArray()));
		Sent again = this.rig.sent.get(this.rig.sent.size() - 1);
		assertThat(SessionRig.introduces(again)).isTrue();
		answer(again);
		assertAnswered(1, 2);
	}

	@Test
	void idsRiseAndNumbersCountContent() {
		List<Sent> all = new ArrayList<>(this.rig.pings);
		for (int i = 0; i < 50; i++) {
			all.add(call());
		}
		assertThat(all).extracting(Sent::id).isSorted().doesNotHaveDuplicates().allMatch((id) -> id % 4 == 0);
		assertThat(all.subList(1, 51)).extracting(Sent::seqno)
			.isEqualTo(IntStream.range(0, 50).mapToObj((i) -> 2 * i + 1).toList());
	}

	@Test
	void callsBeforeTheConnectionGoInOneContainerInTheirOrder() {
		SessionRig early = new SessionRig();
		for (int i = 0; i < 10; i++) {
			early.call(new DeleteMessages(false, List.of(i)));
		}
		assertThat(early.takeSent()).isEmpty();
		early.connected();
		assertThat(early.sent).extracting(SessionRig::call)
			.isEqualTo(IntStream.range(0, 10).mapToObj((i) -> new DeleteMessages(false, List.of(i))).toList());
		assertThat(early.sent).extracting(Sent::containerId).containsOnly(early.pings.get(0).containerId());
		assertThat(early.sent).allMatch((sent) -> sent.id() < sent.containerId());
	}

	@Test
	void aContainerHoldsAtMost32KilobytesUnlessOneCallIsLonger() {
		SessionRig early = new SessionRig();
		SplittableRandom numbers = new SplittableRandom(1);
		for (int i = 0; i < 3; i++) {
			early.call(new DeleteMessages(false, numbers.ints(6_000).boxed().toList()));
		}
		early.connected();
		assertThat(early.sent).hasSize(3);
		assertThat(early.frames).isEqualTo(3);
		assertThat(early.sent).extracting(Sent::id).isSorted();
	}

	@Test
	void longCallsArePackedIfItHelps() {
		this.rig.call(new DeleteMessages(false, Collections.nCopies(5_000, 7)));
		Sent sent = this.rig.takeOnlySent();
		assertThat(sent.constructorId()).isEqualTo(ServerPeer.GZIP);
		assertThat(sent.body().length).isLessThan(1_000);
	}

	@Test
	void anErrorOfTheServerFailsTheCall() {
		Sent call = call();
		this.rig.receive(ServerPeer.result(call.id(), new RpcError(420, "FLOOD_WAIT_30").toByteArray()));
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).singleElement()
			.satisfies((failed) -> assertThat(failed.error()).isInstanceOfSatisfying(RpcException.class, (error) -> {
				assertThat(error.type()).isEqualTo("FLOOD_WAIT");
				assertThat(error.argument()).hasValue(30);
				assertThat(error.method()).isEqualTo("updates.getState");
			}));
	}

	@Test
	void packedAnswersAreUnpacked() {
		Sent first = call();
		Sent second = call();
		this.rig.receive(ServerPeer.result(first.id(), Gzip.pack(ANSWER)));
		this.rig.receive(Gzip.pack(ServerPeer.result(second.id(), ANSWER)));
		assertAnswered(1, 2);
	}

	@Test
	void anAnswerThatCannotBeUnpackedHarmsOnlyItsCall() {
		Sent first = call();
		Sent second = call();
		TlWriter broken = new TlWriter();
		broken.writeInt(ServerPeer.GZIP);
		broken.writeBytes(new byte[] { 0x1f, (byte) 0x8b, 3 });
		this.rig.receive(ServerPeer.result(first.id(), broken.toByteArray()));
		answer(second);
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).singleElement()
			.satisfies((failed) -> assertThat(failed.error()).isInstanceOf(TlDecodeException.class));
		assertThat(this.rig.signals()).hasAtLeastOneElementOfType(SessionSignal.DecodeFailed.class);
		assertAnswered(2);
	}

	@Test
	void aWrongSaltIsReplacedAndTheCallGoesAnew() {
		Sent call = call();
		this.rig.receive(new BadServerSalt(call.id(), call.seqno(), 48, 1_234));
		Sent again = last(this.rig.takeSent());
		assertThat(again.salt()).isEqualTo(1_234);
		assertThat(again.id()).isGreaterThan(call.id());
		assertThat(this.rig.outputs).contains(new SessionOutput.SaltChanged(1_234));
		answer(again);
		assertAnswered(1);
	}

	private static Sent last(List<Sent> sent) {
		return sent.get(sent.size() - 1);
	}

	@Test
	void whatTheServerDidNotTakeIsNoticed() {
		Sent call = call();
		this.rig.receive(new BadServerSalt(call.id(), call.seqno(), 48, 1_234));
		assertThat(this.rig.outputs(SessionOutput.Noticed.class)).extracting(SessionOutput.Noticed::event)
			.containsExactly(new ClientEvent.BadMessage(48));
	}

	@Test
	void aContainerWithAWrongSaltIsSentAnewWithAllThatWasInIt() {
		SessionRig early = new SessionRig();
		early.call(new GetState());
		early.call(new GetState());
		early.connected();
		Sent first = early.takeSent().get(0);
		early.receive(new BadServerSalt(first.containerId(), 0, 48, 9));
		assertThat(early.takeSent()).hasSize(3)
			.allMatch((sent) -> sent.salt() == 9 && sent.id() > first.containerId())
			.satisfiesExactly((acks) -> assertThat(acks.constructorId()).isEqualTo(MsgsAck.ID),
					(one) -> assertThat(SessionRig.call(one)).isEqualTo(new GetState()),
					(other) -> assertThat(SessionRig.call(other)).isEqualTo(new GetState()));
		assertThat(early.pings).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 16, 20 })
	void aMessageThatIsTooOldGoesAnewInTheSameSession(int code) {
		Sent call = call();
		this.rig.receive(new BadMsgNotification(call.id(), call.seqno(), code));
		Sent again = last(this.rig.takeSent());
		assertThat(again.sessionId()).isEqualTo(call.sessionId());
		assertThat(again.id()).isGreaterThan(call.id());
		answer(again);
		assertAnswered(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 17, 18, 19, 32, 33, 34, 35, 64, 99 })
	void aMessageThatShowsAWrongStateOpensANewSession(int code) {
		Sent call = call();
		this.rig.receive(new BadMsgNotification(call.id(), call.seqno(), code));
		Sent again = last(this.rig.takeSent());
		assertThat(again.sessionId()).isNotEqualTo(call.sessionId());
		assertThat(again.seqno()).isEqualTo(1);
		assertThat(SessionRig.introduces(again)).isTrue();
		answer(again);
		assertAnswered(1);
	}

	@Test
	void aCallThatIsNeverTakenFailsInTheEnd() {
		Sent call = call();
		for (int i = 0; i < 8; i++) {
			this.rig.receive(new BadServerSalt(call.id(), call.seqno(), 48, i));
			List<Sent> sent = this.rig.takeSent();
			call = sent.isEmpty() ? call : last(sent);
		}
		assertThat(this.rig.outputs(SessionOutput.Failed.class)).singleElement()
			.satisfies((failed) -> assertThat(failed.error()).isInstanceOf(IOException.class));
	}

	@Test
	void aNewSessionOfTheServerGetsTheCallsThatItDoesNotKnow() {
		Sent before = call();
		this.rig.now += 10;
		Sent after = call();
		this.rig.receive(new NewSessionCreated(after.id(), 555, 44));
		List<Sent> sent = this.rig.takeSent();
		assertThat(sent).filteredOn((message) -> message.constructorId() != MsgsAck.ID)
			.singleElement()
			.satisfies((again) -> assertThat(again.id()).isGreaterThan(before.id()));
		assertThat(last(sent).salt()).isEqualTo(44);
		assertThat(this.rig.signals()).contains(new SessionSignal.NewSession(555));
		answer(last(sent));
		answer(after);
		assertAnswered(1, 2);
	}

	@Test
	void aNewSessionThatIsAnnouncedTwiceIsSignalledOnce() {
		this.rig.receive(new NewSessionCreated(1, 555, 44));
		this.rig.receive(new NewSessionCreated(1, 555, 44));
		assertThat(this.rig.signals()).containsOnlyOnce(new SessionSignal.NewSession(555));
	}

	@Test
	void aCallThatIsNotAnsweredIsAskedFor() {
		Sent call = call();
		this.rig.pass(Duration.ofMillis(1_499));
		assertThat(this.rig.takeSent()).isEmpty();
		this.rig.pass(Duration.ofMillis(1));
		Sent question = this.rig.takeOnlySent();
		assertThat(MsgsStateReq.read(question.reader()).msgIds()).containsExactly(call.id());
		this.rig.receive(new MsgsStateInfo(question.id(), new byte[] { 2 }));
		Sent again = last(this.rig.takeSent());
		assertThat(SessionRig.call(again)).isEqualTo(new GetState());
		assertThat(again.id()).isGreaterThan(call.id());
	}

	@Test
	void aCallWhoseAnswerWasLostIsSentAsTheSameMessage() {
		Sent call = call();
		this.rig.pass(Duration.ofMillis(1_500));
		Sent question = this.rig.takeOnlySent();
		this.rig.receive(new MsgsStateInfo(question.id(), new byte[] { 4 | 64 }));
		Sent again = last(this.rig.takeSent());
		assertThat(again.id()).isEqualTo(call.id());
		assertThat(again.seqno()).isEqualTo(call.seqno());
		assertThat(again.body()).isEqualTo(call.body());
		answer(again);
		assertAnswered(1);
	}

	@Test
	void anAcknowledgedCallHasTime() {
		Sent call = call();
		this.rig.receive(new MsgsAck(List.of(call.id())));
		this.rig.pass(Duration.ofMillis(9_900));
		assertThat(this.rig.takeSent()).isEmpty();
		this.rig.pass(Duration.ofMillis(200));
		assertThat(this.rig.takeSent()).anyMatch((sent) -> sent.constructorId() == MsgsStateReq.ID);
	}

	@Test
	void aLongAnswerThatDidNotComeIsAskedFor() {
		Sent call = call();
		long answerId = this.rig.server.idAt(this.rig.serverMillis());
		this.rig.receive(new MsgDetailedInfo(call.id(), answerId, 100_000, 0));
		assertThat(last(this.rig.takeSent()).reader())
			.satisfies((in) -> assertThat(MsgResendReq.read(in).msgIds()).containsExactly(answerId));
		this.rig.receive(answerId, this.rig.nextSeqno(), ServerPeer.result(call.id(), ANSWER));
		assertAnswered(1);
	}

	@Test
	void aCallIsTheSameMessageOnAnotherConnectionOfItsSession() {
		Sent call = call();
		this.rig.lose();
		this.rig.now += 59_000;
		this.rig.connected();
		Sent again = this.rig.takeOnlySent();
		assertThat(again.id()).isEqualTo(call.id());
		assertThat(again.sessionId()).isEqualTo(call.sessionId());
		answer(again);
		assertAnswered(1);
	}

	@Test
	void aCallThatTheServerHasIsOnlyAskedForOnAnotherConnection() {
		Sent call = call();
		this.rig.receive(new MsgsAck(List.of(call.id())));
		this.rig.lose();
		this.rig.connected();
		assertThat(this.rig.takeSent())
			.anySatisfy((sent) -> assertThat(sent.constructorId()).isEqualTo(MsgsStateReq.ID))
			.noneMatch((sent) -> sent.id() == call.id());
	}

	@Test
	void afterAMinuteACallGoesInANewSession() {
		Sent call = call();
		this.rig.lose();
		this.rig.now += 60_001;
		this.rig.connected();
		Sent again = this.rig.takeOnlySent();
		assertThat(again.sessionId()).isNotEqualTo(call.sessionId());
		assertThat(again.id()).isGreaterThan(call.id());
	}

	@Test
	void aCancelledCallIsDroppedAtTheServer() {
		Sent call = call();
		this.rig.cancel(1);
		assertThat(RpcDropAnswer.read(this.rig.takeOnlySent().reader()).reqMsgId()).isEqualTo(call.id());
		answer(call);
		assertThat(this.rig.outputs(SessionOutput.Answered.class)).isEmpty();
		this.rig.pass(Duration.ofSeconds(20));
		assertThat(this.rig.takeSent()).noneMatch((sent) -> sent.constructorId() == MsgsStateReq.ID);
	}

	@Test
	void aCallThatIsCancelledBeforeItIsSentIsNeverSent() {
		SessionRig early = new SessionRig();
		long callId = early.call(new GetState());
		early.cancel(callId);
		early.connected();
		assertThat(early.takeSent()).isEmpty();
	}

	@Test
	void anAnswerToAnotherClientsCallIsIgnored() {
		call();
		this.rig.receive(ServerPeer.result(4, ANSWER));
		assertThat(this.rig.outputs(SessionOutput.Answered.class)).isEmpty();
	}

}
