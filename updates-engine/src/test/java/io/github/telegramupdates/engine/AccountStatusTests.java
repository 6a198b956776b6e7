package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineEvent.LaneBlocked;
import io.github.telegramupdates.engine.event.EngineEvent.Reloaded;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an account says about itself.
 */
class AccountStatusTests {

	/** How many accounts start at a time. */
	private static final int STARTS = 50;

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	@AfterEach
	void close() {
		this.rig.close();
	}

	@Test
	void whatIsReceivedIsCommittedWhenItIsDelivered() {
		AccountRun run = run();
		int before = committed(run);
		this.rig.storage().refuse();
		this.alice.sends(this.self, "hello");
		this.rig.pass(Duration.ofMillis(10));
		assertThat(committed(run)).isEqualTo(before);
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).containsExactly("hello");
		assertThat(committed(run)).isEqualTo(before + 1);
		assertThat(run.status().received()).extracting(AccountState::pts).isEqualTo(before + 1);
		assertThat(run.status().lastCommit()).isNotNull();
		assertThat(run.status().backlog()).isEqualTo(Backlog.NONE);
	}

	@Test
	void anAccountThatCannotBeLoadedReportsHowLongItHasBeenStarting() {
		this.rig.storage().breakDown();
		AccountRun run = run();
		this.rig.pass(Duration.ofSeconds(59));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.STARTING);
		assertThat(run.status().detail()).contains("IllegalStateException");
		assertThat(run.status().starting()).isEqualTo(Duration.ofSeconds(60));
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
		assertThat(run.status().starting()).isZero();
	}

	@Test
	void theWaitForItsTurnToStartIsReported() {
		List<Runnable> loads = new ArrayList<>();
		AtomicBoolean databaseHangs = new AtomicBoolean(true);
		Executor executor = (task) -> {
			if (databaseHangs.get()) {
				loads.add(task);
			}
			else {
				task.run();
			}
		};
		try (EngineRig busy = new EngineRig((telegram) -> telegram, (engine) -> engine.executor(executor))) {
			List<AccountRun> runs = IntStream.rangeClosed(0, STARTS).mapToObj((i) -> {
				SimulatedAccount account = busy.telegram().user("user " + i);
				return busy.run(busy.telegram().connect(account), account.id(), AuthOptions.user());
			}).toList();
			busy.pass(Duration.ofMinutes(10));
			AccountStatus queued = runs.get(STARTS).status();
			assertThat(queued.phase()).isEqualTo(AccountStatus.Phase.QUEUED);
			assertThat(queued.starting()).isZero();
			assertThat(runs.get(0).status().phase()).isEqualTo(AccountStatus.Phase.STARTING);
			assertThat(runs.get(0).status().starting()).isGreaterThan(Duration.ofMinutes(10));
			databaseHangs.set(false);
			loads.forEach(Runnable::run);
			busy.pass(Duration.ofMinutes(1));
			assertThat(runs).extracting((run) -> run.status().phase()).containsOnly(AccountStatus.Phase.LIVE);
		}
	}

	@Test
	void lanesAreListedWhileTheyHaveSomethingToDeliver() {
		AccountRun run = run();
		assertThat(run.lanes()).isEmpty();
		this.rig.deliveriesFail();
		this.alice.sends(this.self, "hello");
		this.alice.sends(this.self, "hello again");
		this.rig.pass(Duration.ofSeconds(2));
		assertThat(run.lanes()).singleElement().satisfies((lane) -> {
			assertThat(lane.lane()).isEqualTo(Lane.ACCOUNT);
			assertThat(lane.state()).isEqualTo(LaneStatus.State.BLOCKED);
			assertThat(lane.backlog()).isEqualTo(new Backlog(2, Duration.ofSeconds(2)));
			assertThat(lane.failure()).isEqualTo(run.status().blockedLanes().get(Lane.ACCOUNT));
		});
		this.rig.deliveriesSucceed();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(run.lanes()).isEmpty();
	}

	@Test
	void aLaneThatIsDeliveredRuns() {
		AccountRun run = run();
		List<LaneStatus> seen = new ArrayList<>();
		this.rig.afterCommit((batch) -> seen.addAll(run.lanes()));
		this.alice.sends(this.self, "hello");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(seen).extracting(LaneStatus::state).containsExactly(LaneStatus.State.RUNNING);
		assertThat(seen).extracting(LaneStatus::failure).containsOnlyNulls();
	}

	@Test
	void boxesAreListedWithTheirStatesAndPositions() {
		SimulatedChannel news = this.rig.telegram().channel("news").owner(this.alice).member(this.self);
		AccountRun run = run();
		this.alice.sends(news, "hello");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(run.boxes(10)).extracting(BoxStatus::box)
			.containsExactly(BoxId.COMMON, BoxId.QTS, BoxId.SEQ, BoxId.channel(news.id()));
		assertThat(run.boxes(10)).extracting(BoxStatus::state).containsOnly(BoxState.SYNCED);
		assertThat(run.boxes(10).get(0).position()).isEqualTo(committed(run));
		assertThat(run.boxes(0)).hasSize(3);
	}

	@Test
	void anAccountThatIsNotLoadedListsNothing() {
		this.rig.storage().breakDown();
		AccountRun run = run();
		assertThat(run.boxes(10)).isEmpty();
		assertThat(run.lanes()).isEmpty();
	}

	@Test
	void aStoppedAccountReportsWhy() {
		AccountRun run = run();
		run.close();
		assertThat(run.status().stopCause()).isEqualTo(EngineEvent.Stopped.Cause.CLOSED);
	}

	@Test
	void aConflictIsCuredByALoad() {
		AccountRun run = run();
		this.rig.storage().refuse();
		this.alice.sends(this.self, "hello");
		this.rig.pass(Duration.ofMillis(10));
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(Reloaded.class)).hasSize(1);
		assertThat(this.rig.events(LaneBlocked.class)).isEmpty();
		assertThat(run.status().blockedLanes()).isEmpty();
	}

	@Test
	void aConflictThatComesAgainAndAgainIsAFailureWithItsCause() {
		AccountRun run = run();
		this.rig.storage().refuse();
		this.alice.sends(this.self, "hello");
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(this.rig.events(LaneBlocked.class)).isNotEmpty()
			.allSatisfy((blocked) -> assertThat(blocked.failure()).hasRootCauseMessage("the cause"));
		assertThat(run.status().blockedLanes().get(Lane.ACCOUNT).age()).isGreaterThan(Duration.ofMinutes(3));
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).containsExactly("hello");
		assertThat(run.status().blockedLanes()).isEmpty();
	}

	private AccountRun run() {
		return this.rig.run(this.rig.telegram().connect(this.self), this.self.id(), AuthOptions.user());
	}

	private static int committed(AccountRun run) {
		AccountState committed = run.status().committed();
		return (committed != null) ? committed.pts() : -1;
	}

}
