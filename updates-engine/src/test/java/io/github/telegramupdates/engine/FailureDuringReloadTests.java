package io.github.telegramupdates.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A delivery that fails while its account is loaded again, on real threads.
 */
class FailureDuringReloadTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final SimulatedChannel channel = this.telegram.supergroup("channel").owner(this.alice).member(this.self);

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final CountDownLatch delivering = new CountDownLatch(1);

	private final CountDownLatch reloading = new CountDownLatch(1);

	private final CountDownLatch startedTwice = new CountDownLatch(2);

	private final AtomicBoolean conflict = new AtomicBoolean();

	/** What the delivery ends with that ran when the reload began. */
	private RuntimeException failure = new IllegalStateException("the answer to the commit is lost");

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.delivery((group) -> deliver(group.get(0)))
		.listener((userId, event) -> record(event))
		.build();

	@AfterEach
	void close() {
		this.engine.close();
		this.telegram.close();
	}

	private void record(EngineEvent event) {
		if (event instanceof EngineEvent.Reloaded) {
			this.reloading.countDown();
		}
		if (event instanceof EngineEvent.Started) {
			this.startedTwice.countDown();
		}
	}

	private void deliver(Batch batch) throws InterruptedException {
		if (batch.lane() instanceof Lane.Account && this.conflict.compareAndSet(true, false)) {
			throw new StateConflictException(batch.userId(), StateConflictException.Reason.POSITION_CHANGED,
					"somebody else was here");
		}
		if (batch.change() != null) {
			this.storage.commit(batch.change());
		}
		if (batch.lane() instanceof Lane.Channel && this.reloading.getCount() > 0) {
			this.delivering.countDown();
			this.reloading.await(10, TimeUnit.SECONDS);
			throw this.failure;
		}
	}

	private AccountRun runUntilReload() throws InterruptedException {
		AccountRun run = this.engine.run(this.telegram.connect(this.self), this.self.id(), AuthOptions.user());
		this.alice.sends(this.channel, "committed, and failed");
		assertThat(this.delivering.await(10, TimeUnit.SECONDS)).isTrue();
		this.conflict.set(true);
		this.alice.sends(this.self, "conflict");
		return run;
	}

	@Test
	void stopsTheAccountIfItIsTheLossOfItsOwnership() throws Exception {
		this.failure = new StateConflictException(this.self.id(), StateConflictException.Reason.OWNERSHIP_LOST,
				"somebody else has the account");
		AccountRun run = runUntilReload();
		assertThat(run.stopped().toCompletableFuture().get(10, TimeUnit.SECONDS).cause())
			.isEqualTo(EngineEvent.Stopped.Cause.OWNERSHIP_LOST);
	}

	@Test
	void leavesNoLaneBlocked() throws Exception {
		AccountRun run = runUntilReload();
		assertThat(this.startedTwice.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(run.status().blockedLanes()).isEmpty();
	}

}
