package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.github.telegramupdates.engine.AccountStatus.Phase;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts that stop while there are no threads for them.
 */
class StopTests {

	private final List<Runnable> waiting = new ArrayList<>();

	private boolean hold;

	private boolean refuse;

	private final EngineRig rig = new EngineRig((telegram) -> telegram,
			(engine) -> engine.executor(this::execute).concurrentDeliveries(1));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final AccountRun run = this.rig.run(this.rig.telegram().connect(this.self), this.self.id(),
			AuthOptions.user());

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void execute(Runnable task) {
		if (this.refuse) {
			throw new RejectedExecutionException("busy");
		}
		if (this.hold) {
			this.waiting.add(task);
		}
		else {
			task.run();
		}
	}

	private void whatComesNeedsThreads() {
		this.alice.sends(this.self, "hello");
		this.alice.types(this.self);
		this.rig.pass(Duration.ofMillis(10));
	}

	@Test
	void anAccountStopsAtOnceThoughOthersHoldAllThreads() {
		this.hold = true;
		whatComesNeedsThreads();
		this.run.close();
		assertStopped();
		this.hold = false;
		this.waiting.forEach(Runnable::run);
		assertThat(this.rig.texts()).isEmpty();
	}

	@Test
	void anAccountStopsAtOnceThoughTheExecutorRefuses() {
		this.refuse = true;
		whatComesNeedsThreads();
		this.run.close();
		assertStopped();
	}

	private void assertStopped() {
		assertThat(this.run.stopped().toCompletableFuture()).isCompleted();
		assertThat(this.run.status().phase()).isEqualTo(Phase.STOPPED);
	}

	@Test
	void whatHasNoPositionAndIsNotDeliveredAnyMoreIsReported() {
		this.hold = true;
		this.alice.types(this.self);
		this.rig.pass(Duration.ZERO);
		this.run.close();
		this.hold = false;
		this.waiting.forEach(Runnable::run);
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.events(EngineEvent.EphemeralDropped.class)).singleElement()
			.satisfies((dropped) -> assertThat(dropped.count()).isOne());
		assertThat(this.rig.events(EngineEvent.Stopped.class)).hasSize(1);
	}

}
