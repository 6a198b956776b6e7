package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.channels.rpc.LeaveChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hole that is stored is reported once, whatever becomes of the engine that passed it.
 */
class HoleEventTests {

	private final EngineRig rig = new EngineRig((telegram) -> telegram, (engine) -> engine.grace(Duration.ofMillis(1)));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel channel = this.rig.telegram().supergroup("news").owner(this.alice).member(this.self);

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	private AccountRun run;

	@BeforeEach
	void start() {
		this.run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.alice.sends(this.channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void leaveWithAGap() {
		this.connection.dropNext(1);
		this.alice.sends(this.channel, "lost");
		this.alice.sends(this.channel, "behind the gap");
		this.connection.api().invoke(new LeaveChannel(this.self.inputChannel(this.channel)));
	}

	private List<HistoryHole> reported() {
		return this.rig.events(EngineEvent.HoleStored.class).stream().map(EngineEvent.HoleStored::hole).toList();
	}

	private List<HistoryHole> stored() {
		List<HistoryHole> stored = new ArrayList<>();
		this.rig.storage().forEachHole(this.self.id(), stored::add);
		return stored;
	}

	private static boolean hasHole(Batch batch) {
		return batch.change() != null && !batch.change().holes().isEmpty();
	}

	private void onceAfterAHole(Runnable action) {
		this.rig.afterCommit((batch) -> {
			if (hasHole(batch)) {
				this.rig.afterCommit((next) -> {
				});
				action.run();
			}
		});
	}

	@Test
	void aHoleIsReportedOnceWithItsBoxAndCause() {
		leaveWithAGap();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(reported()).singleElement()
			.extracting(HistoryHole::box, HistoryHole::cause)
			.containsExactly(BoxId.channel(this.channel.id()), HistoryHole.Cause.LEFT);
		assertThat(stored()).isEqualTo(reported());
	}

	@Test
	void aHoleWhoseCommitHadNoAnswerIsReportedAfterTheReload() {
		onceAfterAHole(() -> {
			throw new IllegalStateException("the answer to COMMIT was lost");
		});
		leaveWithAGap();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).hasSize(1);
		assertThat(reported()).hasSize(1).isEqualTo(stored());
		assertThat(this.rig.texts()).containsExactly("first", "behind the gap");
	}

	@Test
	void aHoleThatIsCommittedWhileTheAccountStopsIsReported() {
		onceAfterAHole(() -> this.run.close());
		leaveWithAGap();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(reported()).hasSize(1).isEqualTo(stored());
	}

	@Test
	void aHoleThatWasNotCommittedIsNotReported() {
		this.rig.storage().refuse();
		leaveWithAGap();
		this.rig.pass(Duration.ofSeconds(1));
		this.run.close();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(reported()).isEmpty();
		assertThat(stored()).isEmpty();
	}

}
