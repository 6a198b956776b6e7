package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.Collections;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that cannot be reached is one state of the engine: lanes pause, and none of
 * them has failed.
 */
class StorageOutageTests {

	private final GroupingDelivery delivery = new GroupingDelivery();

	private final EngineRig rig = new EngineRig((telegram) -> telegram, (engine) -> engine.delivery(this.delivery));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedAccount other = this.rig.telegram().user("other");

	private AccountRun account;

	private AccountRun second;

	@BeforeEach
	void twoAccountsRun() {
		this.delivery.storeIn(this.rig.storage());
		this.account = run(this.self);
		this.second = run(this.other);
		this.alice.sends(this.self, "first");
		this.alice.sends(this.other, "first");
		this.rig.pass(Duration.ofSeconds(1));
		this.delivery.attempts().clear();
		this.delivery.committed().clear();
	}

	private AccountRun run(SimulatedAccount receiver) {
		return this.rig.run(this.rig.telegram().connect(receiver), receiver.id(), AuthOptions.user());
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void pushesToBoth(int count) {
		for (int i = 0; i < count; i++) {
			this.alice.sends(this.self, "to self");
			this.alice.sends(this.other, "to other");
			this.rig.pass(Duration.ofMillis(100));
		}
	}

	@Test
	void oneDeliveryAtATimeProbesAfterWaitsThatGrow() {
		this.delivery.isAway(true);
		pushesToBoth(20);
		this.rig.pass(Duration.ofMinutes(5));
		// 0.1, 0.5, 2.5, 12.5, 30 s and so on, a fifth longer at most
		assertThat(this.delivery.attempts()).hasSizeBetween(8, 15);
	}

	@Test
	void itIsReportedOnceForAllAccountsAndBlocksNoLane() {
		this.delivery.isAway(true);
		pushesToBoth(20);
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(this.rig.events(EngineEvent.StorageUnavailable.class)).singleElement()
			.satisfies((event) -> assertThat(event.failure()).hasMessage("no connection"));
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).isEmpty();
		assertThat(this.account.status().blockedLanes()).isEmpty();
	}

	@Test
	void allGoOnWhenOneDeliveryReachesItAgain() {
		this.delivery.isAway(true);
		pushesToBoth(5);
		this.rig.pass(Duration.ofMinutes(5));
		this.delivery.isAway(false);
		this.rig.pass(Duration.ofSeconds(40));
		assertThat(this.delivery.committed()).filteredOn((text) -> !text.isEmpty()).hasSize(10);
		assertThat(this.rig.events(EngineEvent.StorageAvailable.class)).singleElement()
			.satisfies((event) -> assertThat(event.awayMillis()).isGreaterThan(300_000));
		pushesToBoth(1);
		assertThat(this.delivery.committed()).endsWith("to self", "to other");
	}

	@Test
	void anAccountThatStopsLeavesTheProbesToOthers() {
		this.delivery.isAway(true);
		pushesToBoth(5);
		this.account.close();
		this.rig.pass(Duration.ofMinutes(5));
		this.delivery.isAway(false);
		this.rig.pass(Duration.ofSeconds(40));
		assertThat(this.delivery.committed()).isEqualTo(Collections.nCopies(5, "to other"));
		assertThat(this.second.status().blockedLanes()).isEmpty();
	}

}
