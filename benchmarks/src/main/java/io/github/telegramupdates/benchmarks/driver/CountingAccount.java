package io.github.telegramupdates.benchmarks.driver;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.benchmarks.PushingConnection;
import io.github.telegramupdates.benchmarks.sequencing.Traffic;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.delivery.UpdateHandler;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.AccountState;

/**
 * An account that runs on a {@link GapEngine} with its own threads and timers, and
 * in-memory storage. Its commits are counted, and the server is ahead of them by no more
 * than a lane may hold uncommitted, so that each update is a batch of its own.
 */
final class CountingAccount implements AutoCloseable {

	/** How many updates are pushed before commits are waited for. */
	static final int STEP = 128;

	private static final int STEPS_AHEAD = 3;

	/**
	 * A lane with so many would gather what follows into larger batches. Commits reach
	 * the engine several at once, a little later.
	 */
	private static final int UNCOMMITTED = (STEPS_AHEAD + 2) * STEP;

	private final PushingConnection connection = new PushingConnection(Traffic.NOW.serverUnixSeconds());

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final Semaphore steps = new Semaphore(STEPS_AHEAD);

	private final AtomicLong committed = new AtomicLong();

	private final AtomicLong batches = new AtomicLong();

	private final Traffic traffic;

	private final UpdateDelivery delivery;

	private final GapEngine engine;

	/**
	 * Starts an account.
	 * @param traffic what it is pushed
	 * @param handler handles each update
	 */
	CountingAccount(Traffic traffic, UpdateHandler handler) throws InterruptedException {
		this.traffic = traffic;
		this.delivery = new DirectDelivery(this.storage, handler);
		this.storage.setState(Traffic.SELF,
				AccountState.of(Traffic.START, Traffic.START, Traffic.NOW.serverUnixSeconds() - 10, 0));
		for (Input.StoredChannel channel : traffic.channels()) {
			this.storage.setChannelPts(Traffic.SELF, channel.channelId(), channel.state().pts());
		}
		this.engine = GapEngine.builder()
			.storage(this.storage)
			.delivery(this::deliver)
			.uncommittedUpdates(UNCOMMITTED)
			.build();
		CountDownLatch started = new CountDownLatch(1);
		this.engine.run(this.connection, Traffic.SELF, AuthOptions.user().onStart(started::countDown));
		started.await();
	}

	private void deliver(List<Batch> group) throws Exception {
		this.delivery.deliver(group);
		group.forEach(this::count);
	}

	private void count(Batch batch) {
		if (!batch.updates().isEmpty()) {
			this.batches.incrementAndGet();
		}
		batch.updates().forEach((update) -> {
			if (this.committed.incrementAndGet() % STEP == 0) {
				this.steps.release();
			}
		});
	}

	/**
	 * Pushes the next update.
	 */
	void push() {
		this.connection.push(this.traffic.next().updates());
	}

	/**
	 * Pushes updates as fast as they are committed, and waits until all of them are.
	 * @param updates how many, a multiple of {@link #STEP}
	 */
	void push(int updates) throws InterruptedException {
		if (updates % STEP != 0) {
			throw new IllegalArgumentException(updates + " is not a multiple of " + STEP);
		}
		for (int step = 0; step < updates / STEP; step++) {
			this.steps.acquire();
			for (int i = 0; i < STEP; i++) {
				push();
			}
		}
		this.steps.acquire(STEPS_AHEAD);
		this.steps.release(STEPS_AHEAD);
	}

	/**
	 * How many updates were committed.
	 */
	long committed() {
		return this.committed.get();
	}

	/**
	 * How many batches with updates were committed.
	 */
	long batches() {
		return this.batches.get();
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
