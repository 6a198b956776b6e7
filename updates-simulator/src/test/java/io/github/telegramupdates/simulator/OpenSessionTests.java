package io.github.telegramupdates.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedSession;
import io.github.telegramupdates.simulator.habit.OwnEcho;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Sessions for front ends, and the accounts that they agree on with their clients.
 */
class OpenSessionTests {

	private final List<String> order = new ArrayList<>();

	@Test
	void pushesAndAnswersComeInTheOrderOfTheServer() {
		SimulatedTelegram telegram = builder().echo(OwnEcho.AFTER_ANSWER).build();
		SimulatedAccount bot = telegram.bot("bot");
		SimulatedAccount alice = telegram.user("alice");
		SimulatedSession session = telegram.openSession(bot, this::pushed);
		alice.sends(bot, "one");
		session.call(send(((InputPeerUser) bot.inputPeer(alice)).accessHash(), alice.id()),
				(answer) -> this.order.add("answer"));
		alice.sends(bot, "two");
		assertThat(this.order).containsExactly("push", "answer", "push", "push");
	}

	@Test
	void aCallThatFailsHasNoAnswer() {
		SimulatedTelegram telegram = builder().build();
		SimulatedSession session = telegram.openSession(telegram.bot("bot"), this::pushed);
		telegram.bot("bot").logsOutEverywhere();
		assertThatExceptionOfType(RpcException.class)
			.isThrownBy(() -> session.call(new GetState(), (answer) -> this.order.add("answer")))
			.satisfies((error) -> assertThat(error.code()).isEqualTo(401));
		assertThat(this.order).isEmpty();
	}

	@Test
	void aClosedSessionIsPushedNothing() {
		SimulatedTelegram telegram = builder().build();
		SimulatedAccount bot = telegram.bot("bot");
		SimulatedSession session = telegram.openSession(bot, this::pushed);
		session.close();
		telegram.user("alice").sends(bot, "one");
		assertThat(this.order).isEmpty();
		assertThat(session.accountId()).isEqualTo(bot.id());
	}

	@Test
	void anAgreedIdAndAccessHashAreEnoughToWriteToSomebody() {
		SimulatedTelegram telegram = builder().build();
		SimulatedAccount peer = telegram.user("peer", 777).accessHash(7770);
		SimulatedAccount alice = telegram.user("alice");
		SimulatedSession session = telegram.openSession(alice, this::pushed);
		session.call(send(7770, 777), (answer) -> this.order.add("answer"));
		assertThat(this.order).containsExactly("answer");
		assertThat(peer.id()).isEqualTo(777);
		assertThat(telegram.truth(peer).messages()).hasSize(1);
		assertThatExceptionOfType(RpcException.class)
			.isThrownBy(() -> session.call(send(7771, 777), (answer) -> this.order.add("answer")));
	}

	@Test
	void anAgreedIdIsNotGivenToAnother() {
		SimulatedTelegram telegram = builder().build();
		SimulatedAccount taken = telegram.bot("bot", 1_002);
		assertThat(telegram.bot("bot", 1_002).id()).isEqualTo(taken.id());
		assertThat(telegram.user("alice").id()).isNotEqualTo(1_002);
		assertThatIllegalArgumentException().isThrownBy(() -> telegram.user("carol", 1_002));
		assertThatIllegalArgumentException().isThrownBy(() -> telegram.bot("bot", 5));
	}

	@Test
	void anAgreedIdIsKeptInTheJournal(@TempDir Path directory) {
		Path journal = directory.resolve("journal");
		try (SimulatedTelegram telegram = builder().journal(journal).build()) {
			telegram.user("peer", 777);
		}
		try (SimulatedTelegram telegram = builder().journal(journal).build()) {
			assertThat(telegram.user("peer").id()).isEqualTo(777);
		}
	}

	private static SendMessage send(long accessHash, long userId) {
		return SendMessage.builder()
			.peer(new InputPeerUser(userId, accessHash))
			.message("hello")
			.randomId(accessHash)
			.build();
	}

	private static SimulatedTelegram.Builder builder() {
		return SimulatedTelegram.builder().clock(new VirtualClock());
	}

	private void pushed(UpdatesType updates) {
		this.order.add("push");
	}

}
