package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lanes of an account are delivered together while nothing is wrong, and a lane at which
 * a group fails holds up no other one.
 */
class GroupTests {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private boolean hold;

	private final GroupingDelivery delivery = new GroupingDelivery();

	private final EngineRig rig = new EngineRig((telegram) -> telegram,
			(engine) -> engine.delivery(this.delivery)
				.groups(4, 2)
				.executor(this::execute)
				.inboxExecutor(Runnable::run));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel one = channel("one");

	private final SimulatedChannel two = channel("two");

	private AccountRun account;

	private SimulatedChannel channel(String name) {
		return this.rig.telegram().supergroup(name).owner(this.alice).member(this.self);
	}

	private void execute(Runnable task) {
		if (this.hold) {
			this.threads.add(task);
		}
		else {
			task.run();
		}
	}

	@BeforeEach
	void lanesAreKnown() {
		this.delivery.storeIn(this.rig.storage());
		this.account = this.rig.run(this.rig.telegram().connect(this.self), this.self.id(), AuthOptions.user());
		this.alice.sends(this.one, "first of one");
		this.alice.sends(this.two, "first of two");
		this.rig.pass(Duration.ofSeconds(1));
		this.delivery.attempts().clear();
		this.delivery.committed().clear();
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void whileNoThreadIsFree(Runnable... pushes) {
		this.hold = true;
		for (Runnable push : pushes) {
			push.run();
			this.rig.pass(Duration.ofMillis(1));
		}
		this.hold = false;
		while (!this.threads.isEmpty()) {
			this.threads.remove().run();
		}
	}

	private void oneOfEachLane() {
		whileNoThreadIsFree(() -> this.alice.sends(this.self, "private"), () -> this.alice.sends(this.one, "in one"),
				() -> this.alice.sends(this.two, "in two"));
	}

	@Test
	void lanesThatAreReadyAreDeliveredTogether() {
		oneOfEachLane();
		assertThat(this.delivery.attempts()).containsExactly(List.of("private", "in one", "in two"));
	}

	@Test
	void batchesOfALaneAreDeliveredTogetherInOrder() {
		whileNoThreadIsFree(() -> this.alice.sends(this.self, "a"), () -> this.alice.sends(this.self, "b"),
				() -> this.alice.sends(this.one, "in one"));
		assertThat(this.delivery.attempts()).containsExactly(List.of("a", "b", "in one"));
	}

	@Test
	void aGroupHasNoMoreUpdatesThanItMayHave() {
		whileNoThreadIsFree(() -> this.alice.sends(this.self, "a"), () -> this.alice.sends(this.self, "b"),
				() -> this.alice.sends(this.self, "c"), () -> this.alice.sends(this.one, "in one"),
				() -> this.alice.sends(this.two, "in two"));
		assertThat(this.delivery.attempts()).containsExactly(List.of("a", "b", "c", "in one"), List.of("in two"));
	}

	@Test
	void theLaneWhoseHandlerThrowsIsLeftOutAndTheOthersAreCalledOnceMore() {
		this.delivery.handlerFailsAt("in one"::equals);
		oneOfEachLane();
		assertThat(this.delivery.attempts()).containsExactly(List.of("private", "in one", "in two"),
				List.of("private", "in two"), List.of("in one"));
		assertThat(this.delivery.committed()).containsExactly("private", "in two");
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).singleElement()
			.satisfies((blocked) -> assertThat(blocked.attempt()).isOne())
			.satisfies((blocked) -> assertThat(blocked.failure()).hasMessage("the handler fails at in one"));
	}

	@Test
	void theLaneWhoseWritesAreRefusedIsFoundByAFlushAfterEachBatch() {
		this.delivery.flushFailsAt("in one"::equals);
		oneOfEachLane();
		assertThat(this.delivery.attempts()).containsExactly(List.of("private", "in one", "in two"),
				List.of("private", "in one", "in two"), List.of("private", "in two"), List.of("in one"));
		assertThat(this.delivery.committed()).containsExactly("private", "in two");
	}

	@Test
	void whatOnlyTheCommitShowsIsFoundByHalves() {
		this.delivery.commitFailsWith("in two"::equals);
		oneOfEachLane();
		assertThat(this.delivery.committed()).containsExactly("private", "in one");
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).singleElement()
			.satisfies((blocked) -> assertThat(blocked.attempt()).isOne())
			.satisfies((blocked) -> assertThat(blocked.failure()).hasMessage("the commit fails with one of 1"));
	}

	@Test
	void aLaneThatFailedIsAloneUntilItIsDelivered() {
		this.delivery.handlerFailsAt("in one"::equals);
		oneOfEachLane();
		this.delivery.handlerFailsAt((text) -> false);
		this.delivery.attempts().clear();
		whileNoThreadIsFree(() -> this.alice.sends(this.one, "more in one"), () -> this.rig.pass(Duration.ofSeconds(2)),
				() -> this.alice.sends(this.two, "more in two"));
		assertThat(this.delivery.attempts()).containsExactly(List.of("in one"), List.of("more in two", "more in one"));
		assertThat(this.account.status().blockedLanes()).isEmpty();
	}

	@Test
	void aLaneThatDiscardsWhatOthersLeftIsFlushedBeforeFromThenOn() {
		this.delivery.discardsAt((text) -> text.endsWith("two"));
		oneOfEachLane();
		oneOfEachLane();
		assertThat(this.delivery.attempts()).hasSize(3)
			.allSatisfy((group) -> assertThat(group).containsExactly("private", "in one", "in two"));
		assertThat(this.delivery.committed()).hasSize(6);
	}

	@Test
	void aLaneWhoseHandlersTakeLongIsAloneUntilTenBatchesWereQuick() {
		this.delivery.takesLongAt("in one"::equals, () -> this.rig.pass(Duration.ofMillis(1_001)));
		oneOfEachLane();
		this.delivery.attempts().clear();
		for (int i = 0; i < 10; i++) {
			whileNoThreadIsFree(() -> this.alice.sends(this.one, "quick"), () -> this.alice.sends(this.two, "quick"));
		}
		assertThat(this.delivery.attempts()).hasSize(20);
		whileNoThreadIsFree(() -> this.alice.sends(this.one, "quick"), () -> this.alice.sends(this.two, "quick"));
		assertThat(this.delivery.attempts()).hasSize(21).endsWith(List.of("quick", "quick"));
	}

}
