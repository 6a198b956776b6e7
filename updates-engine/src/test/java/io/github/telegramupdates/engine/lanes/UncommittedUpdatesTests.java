package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.simulator.SimulatedAccount;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A busy lane runs so far ahead of the database that its groups are full.
 */
class UncommittedUpdatesTests {

	private static final int UPDATES = 200;

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final GroupingDelivery delivery = new GroupingDelivery();

	private boolean hold;

	private List<Integer> sizesOfGroups(UnaryOperator<GapEngine.Builder> settings) {
		try (EngineRig rig = new EngineRig((telegram) -> telegram, (engine) -> settings
			.apply(engine.delivery(this.delivery).executor(this::execute).inboxExecutor(Runnable::run)))) {
			this.delivery.storeIn(rig.storage());
			SimulatedAccount alice = rig.telegram().user("alice");
			SimulatedAccount self = rig.telegram().user("self");
			rig.run(rig.telegram().connect(self), self.id(), AuthOptions.user());
			this.delivery.attempts().clear();
			this.hold = true;
			for (int i = 0; i < UPDATES; i++) {
				alice.sends(self, "message");
			}
			rig.pass(Duration.ofMillis(1));
			this.hold = false;
			while (!this.threads.isEmpty()) {
				this.threads.remove().run();
			}
			return this.delivery.attempts().stream().map(List::size).toList();
		}
	}

	private void execute(Runnable task) {
		if (this.hold) {
			this.threads.add(task);
		}
		else {
			task.run();
		}
	}

	@Test
	void theNextGroupIsFullWhenOneIsCommitted() {
		assertThat(sizesOfGroups((engine) -> engine.groups(100, 2))).startsWith(100, 100);
	}

	@Test
	void asManyAreHandedOverAsTheApplicationSays() {
		assertThat(sizesOfGroups((engine) -> engine.groups(100, 2).uncommittedUpdates(10))).first().isEqualTo(10);
	}

}
