package io.github.telegramupdates.spring.crash;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedMessage;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is lost or repeated is found.
 */
class CrashJudgeTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(new VirtualClock()).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final AccountTruth beginning = this.telegram.truth(this.self);

	private final SimulatedMessage message = this.alice.sends(this.self, "hello");

	private final int id = this.message.idFor(this.self);

	@AfterEach
	void close() {
		this.telegram.close();
	}

	@Test
	void whatHappenedAndWasDeliveredOnceIsInOrder() {
		CrashJudge judge = judge(List.of(), created("hello", 1));
		assertThat(judge.lost()).isEmpty();
		assertThat(judge.repeated()).isEmpty();
	}

	@Test
	void aMessageThatIsMissingOrHasAnotherTextIsLost() {
		assertThat(judge(List.of()).lost()).hasSize(1);
		assertThat(judge(List.of(), created("hullo", 1)).lost()).hasSize(1);
	}

	@Test
	void aMessageThatIsDeletedIsLostIfTheDeletionIs() {
		this.message.deletes();
		assertThat(judge(List.of(), created("hello", 1)).lost()).hasSize(1);
		assertThat(judge(List.of(), created("hello", 1), fact("UpdateDeleteMessages", "", 2)).lost()).isEmpty();
	}

	@Test
	void aMessageThatIsNewTwiceIsRepeatedWhereverItIsTold() {
		assertThat(judge(List.of(), created("hello", 1), created("hello", 3)).repeated()).hasSize(1);
	}

	@Test
	void anEditIsRepeatedIfItIsToldTwiceAtOnePosition() {
		this.message.edits("goodbye");
		assertThat(judge(List.of(), created("goodbye", 1), edited(2), edited(3)).repeated()).isEmpty();
		assertThat(judge(List.of(), created("goodbye", 1), edited(2), edited(2)).repeated()).hasSize(1);
	}

	@Test
	void aHoleWithoutAReasonIsALoss() {
		int from = this.beginning.state().pts();
		HistoryHole hole = new HistoryHole.Range(BoxId.COMMON, from, from + 1, 0, 0, 0, Cause.TOO_LONG);
		assertThat(judge(List.of(hole)).lost()).containsExactly(hole.toString());
		this.self.retention(0);
		assertThat(judge(List.of(hole)).lost()).isEmpty();
		assertThat(judge(List.of(hole, hole)).lost()).hasSize(2);
	}

	private CrashJudge judge(List<HistoryHole> holes, Fact... facts) {
		return new CrashJudge(this.beginning, this.telegram.truth(this.self), holes, List.of(facts), List.of());
	}

	private Fact created(String text, int position) {
		return fact("UpdateNewMessage", text, position);
	}

	private Fact edited(int position) {
		return fact("UpdateEditMessage", "goodbye", position);
	}

	private Fact fact(String kind, String content, int position) {
		return new Fact(this.self.id(), kind, 0, this.id, content, position, true);
	}

}
