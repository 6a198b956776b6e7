package io.github.telegramupdates.mtproto.session;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.mtproto.session.state.Salts;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a session notices that a connection, a salt or the time is gone.
 */
class LivenessTests {

	private final SessionRig rig = new SessionRig().connected();

	private void pong() {
		Sent ping = this.rig.pings.get(this.rig.pings.size() - 1);
		this.rig.receive(this.rig.server.idAt(this.rig.serverMillis()), 2,
				new Pong(ping.id(), PingDelayDisconnect.read(ping.reader()).pingId()).toByteArray());
	}

	private boolean isDisconnected() {
		return !this.rig.outputs(SessionOutput.Disconnect.class).isEmpty();
	}

	@Test
	void aConnectionIsTriedAtOnceAndThenEveryMinute() {
		assertThat(this.rig.pings).singleElement()
			.satisfies((ping) -> assertThat(PingDelayDisconnect.read(ping.reader()).disconnectDelay()).isEqualTo(75));
		for (int i = 0; i < 120; i++) {
			pong();
			this.rig.pass(Duration.ofSeconds(5));
		}
		assertThat(this.rig.pings.size()).isBetween(10, 12);
		assertThat(isDisconnected()).isFalse();
	}

	@Test
	void aConnectionWithoutAPongIsGivenUpAfter15Seconds() {
		this.rig.pass(Duration.ofMillis(14_999));
		assertThat(isDisconnected()).isFalse();
		this.rig.pass(Duration.ofMillis(1));
		assertThat(this.rig.outputs(SessionOutput.Disconnect.class)).hasSize(1);
	}

	@Test
	void frequentPingsDoNotKeepASilentConnection() {
		SessionRig frequent = new SessionRig(true, Duration.ofSeconds(1)).connected();
		frequent.pass(Duration.ofSeconds(15));
		assertThat(frequent.pings).hasSize(1);
		assertThat(frequent.outputs(SessionOutput.Disconnect.class)).hasSize(1);
	}

	@Test
	void aPongToAnotherPingDoesNotCount() {
		this.rig.receive(new Pong(1, 2));
		this.rig.pass(Duration.ofSeconds(15));
		assertThat(isDisconnected()).isTrue();
	}

	@Test
	void theTimeToAPongIsNoticedOnce() {
		this.rig.pass(Duration.ofMillis(40));
		pong();
		pong();
		assertThat(this.rig.outputs(SessionOutput.RoundTrip.class)).containsExactly(new SessionOutput.RoundTrip(40));
	}

	@Test
	void aPingThatIsNotTakenIsSentAgain() {
		SessionRig fresh = new SessionRig();
		fresh.call(new GetState());
		fresh.connected();
		fresh.receive(new BadMsgNotification(fresh.pings.get(0).containerId(), 0, 64));
		assertThat(fresh.pings).hasSize(2);
		Sent again = fresh.pings.get(1);
		assertThat(again.sessionId()).isEqualTo(fresh.sessionId).isNotEqualTo(fresh.pings.get(0).sessionId());
		fresh.receive(new Pong(again.id(), PingDelayDisconnect.read(again.reader()).pingId()));
		fresh.pass(Duration.ofSeconds(20));
		assertThat(fresh.outputs(SessionOutput.Disconnect.class)).isEmpty();
	}

	@Test
	void pingsThatAreNeverTakenDoNotKeepAConnection() {
		for (int i = 0; i < 14; i++) {
			Sent ping = this.rig.pings.get(this.rig.pings.size() - 1);
			this.rig.receive(new BadMsgNotification(ping.id(), ping.seqno(), 32));
			this.rig.pass(Duration.ofSeconds(1));
		}
		assertThat(isDisconnected()).isFalse();
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(isDisconnected()).isTrue();
	}

	@Test
	void aNewSessionOfALivingConnectionNeedsNoPing() {
		pong();
		this.rig.call(new GetState());
		Sent sent = this.rig.takeSent().get(0);
		this.rig.receive(new BadMsgNotification(sent.id(), sent.seqno(), 32));
		assertThat(this.rig.pings).hasSize(1);
	}

	@Test
	void connectionsAreSignalled() {
		this.rig.lose();
		this.rig.connected();
		assertThat(this.rig.signals()).containsExactly(new SessionSignal.Connected(), new SessionSignal.Disconnected(),
				new SessionSignal.Connected());
	}

	@Test
	void nothingIsSentWithoutAConnection() {
		this.rig.lose();
		int before = this.rig.frames;
		this.rig.call(new GetState());
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(this.rig.frames).isEqualTo(before);
		this.rig.connected();
		assertThat(this.rig.frames).isGreaterThan(before);
	}

	@Test
	void aSessionThatNothingIsHeardOfOnThreeConnectionsIsGivenUp() {
		pong();
		this.rig.call(new GetState());
		long session = this.rig.sessionId;
		for (int resumed = 0; resumed < 3; resumed++) {
			this.rig.lose();
			this.rig.connected();
			assertThat(this.rig.sessionId).isEqualTo(session);
		}
		this.rig.takeSent();
		this.rig.lose();
		this.rig.connected();
		assertThat(this.rig.sessionId).isNotEqualTo(session);
		assertThat(SessionRig.call(this.rig.takeOnlySent())).as("the call is made again").isEqualTo(new GetState());
	}

	@Test
	void oneThatIsHeardOfIsResumedHoweverOftenItsConnectionIsLost() {
		long session = this.rig.sessionId;
		for (int resumed = 0; resumed < 10; resumed++) {
			pong();
			this.rig.lose();
			this.rig.connected();
			this.rig.lose();
			this.rig.connected();
		}
		assertThat(this.rig.sessionId).isEqualTo(session);
	}

	@Test
	void aMachineThatSleptConnectsAgainInANewSession() {
		pong();
		long session = this.rig.sessionId;
		this.rig.wallAhead = 3_600_000;
		this.rig.pass(Duration.ofSeconds(70));
		assertThat(isDisconnected()).isTrue();
		this.rig.lose();
		this.rig.connected();
		assertThat(this.rig.sessionId).isNotEqualTo(session);
		assertThat(this.rig.session.serverMillis(this.rig.at())).isEqualTo(this.rig.serverMillis() + 3_600_000);
	}

	@Test
	void saltsAreAskedForAndUsedInTheirTime() {
		this.rig.call(new GetState());
		Sent call = this.rig.takeOnlySent();
		this.rig.receive(ServerPeer.result(call.id(), ServerPeer.answer(new GetState(), new State(1, 2, 3, 4, 5))));
		List<Sent> sent = this.rig.takeSent();
		Sent question = sent.get(sent.size() - 1);
		assertThat(question.constructorId()).isEqualTo(0xb921bd04);
		int start = (int) (SessionRig.START / 1000);
		TlWriter salts = new TlWriter();
		salts.writeInt(Salts.FUTURE_SALTS);
		salts.writeLong(question.id());
		salts.writeInt(start);
		salts.writeInt(3);
		for (int i = 0; i < 3; i++) {
			salts.writeInt(start + 10 + i * 1_800);
			salts.writeInt(start + 10 + (i + 2) * 1_800);
			salts.writeLong(1_000 + i);
		}
		this.rig.receive(salts.toByteArray());
		this.rig.call(new GetState());
		assertThat(this.rig.takeSent()).allMatch((message) -> message.salt() == SessionRig.FIRST_SALT);
		this.rig.pass(Duration.ofSeconds(10));
		this.rig.call(new GetState());
		assertThat(this.rig.takeSent()).last().satisfies((message) -> assertThat(message.salt()).isEqualTo(1_000));
	}

}
