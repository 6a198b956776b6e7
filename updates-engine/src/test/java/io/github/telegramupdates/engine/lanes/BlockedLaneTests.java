package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.FailedBatch;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lanes that are blocked when the state of their account is loaded again.
 */
class BlockedLaneTests {

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel channel = this.rig.telegram()
		.supergroup("channel")
		.owner(this.alice)
		.member(this.self);

	private final Lane lane = new Lane.Channel(this.channel.id());

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		return this.rig.run(this.rig.telegram().connect(this.self), this.self.id(), AuthOptions.user());
	}

	private void loseTheNextAnswerToCommit() {
		AtomicBoolean lost = new AtomicBoolean();
		this.rig.afterCommit((batch) -> {
			if (batch.lane().equals(this.lane) && lost.compareAndSet(false, true)) {
				throw new IllegalStateException("the answer to COMMIT is lost");
			}
		});
	}

	@Test
	void aBatchWhoseCommitHadNoAnswerBlocksItsLaneNoMoreOnceTheAccountHasStartedAgain() {
		AccountRun run = run();
		loseTheNextAnswerToCommit();
		this.alice.sends(this.channel, "the last one for a long time");
		this.rig.pass(Duration.ofMillis(1));
		assertThat(run.status().blockedLanes()).containsOnlyKeys(this.lane);
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(this.rig.texts()).containsExactly("the last one for a long time");
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).hasSize(1);
		assertThat(run.status().blockedLanes()).isEmpty();
		assertThat(this.rig.events(EngineEvent.LaneUnblocked.class))
			.containsExactly(new EngineEvent.LaneUnblocked(this.lane, 1));
	}

	@Test
	void aLaneThatFailsAgainAfterAReloadHasBeenBlockedSinceItsFirstFailure() {
		AccountRun run = run();
		this.alice.sends(this.channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
		this.rig.deliveriesFail();
		this.alice.sends(this.channel, "unlucky");
		this.rig.pass(Duration.ofMinutes(2));
		this.rig.deliveriesSucceed();
		this.rig.storage().refuse();
		this.rig.pass(Duration.ofMinutes(2));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isNotEmpty();
		this.rig.deliveriesFail();
		this.rig.pass(Duration.ofMinutes(2));
		assertThat(run.status().blockedLanes().get(this.lane).age()).isBetween(Duration.ofMinutes(6),
				Duration.ofSeconds(361));
		this.rig.storage().repair();
		this.rig.deliveriesSucceed();
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(this.rig.texts()).containsExactly("first", "unlucky");
		assertThat(run.status().blockedLanes()).isEmpty();
	}

	@Test
	void aFailureLongAfterTheReloadIsAnotherOne() {
		AccountRun run = run();
		loseTheNextAnswerToCommit();
		this.alice.sends(this.channel, "stored");
		this.rig.pass(Duration.ofHours(1));
		this.rig.deliveriesFail();
		this.alice.sends(this.channel, "unlucky");
		this.rig.pass(Duration.ofSeconds(10));
		assertThat(run.status().blockedLanes().get(this.lane).age()).isLessThan(Duration.ofMinutes(1));
	}

	@Test
	void aBatchThatFailsIsReportedByItsTypeBoxAndPosition() {
		AccountRun run = run();
		this.rig.deliveriesFail();
		this.alice.sends(this.self, "unlucky");
		this.rig.pass(Duration.ofMillis(10));
		int position = Objects.requireNonNull(run.status().received()).pts();
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).first()
			.extracting(EngineEvent.LaneBlocked::batch)
			.isEqualTo(new FailedBatch(1, "UpdateNewMessage", BoxId.COMMON, position));
	}

}
