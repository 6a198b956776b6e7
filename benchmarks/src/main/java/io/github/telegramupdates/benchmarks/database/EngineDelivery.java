package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.telegramupdates.engine.delivery.Batch;

/**
 * The whole way: pushed containers, inbox, state machine, lanes, listeners, transactions.
 * The server is always ahead of the database, by not more than the engine holds.
 */
final class EngineDelivery implements Program, AutoCloseable {

	private static final int AHEAD = 2_000;

	private static final int PATIENCE_SECONDS = 30;

	private final Semaphore room = new Semaphore(AHEAD);

	private final LongAdder transactions = new LongAdder();

	private final LongAdder busyNanos = new LongAdder();

	private final Application application;

	private final Feed feed;

	private final MessageHandler handler;

	private final RunningFeed running;

	/** How many of its boxes, the first ones, never commit anything. */
	private final int poisoned;

	private Committed latest = new Committed(0, 0, 0);

	private long committed;

	private EngineDelivery(Application application, Feed feed, MessageHandler handler, int poisoned)
			throws InterruptedException {
		this.application = application;
		this.feed = feed;
		this.handler = handler;
		this.poisoned = poisoned;
		this.running = application.run(feed, this::committed);
	}

	static EngineDelivery of(Application application, Feed feed, MessageHandler handler) throws InterruptedException {
		return new EngineDelivery(application, feed, handler, 0);
	}

	/**
	 * With a handler that fails at each message of the first box.
	 */
	static EngineDelivery poisoned(Application application, Feed feed, MessageHandler handler)
			throws InterruptedException {
		return new EngineDelivery(application, feed, handler.failingAt(feed.chat(0)), 1);
	}

	/**
	 * What the last round committed.
	 */
	Committed latest() {
		return this.latest;
	}

	@Override
	public void prepare() {
		this.application.listener().use(this.handler);
	}

	@Override
	public Committed run(Duration duration) throws InterruptedException {
		long transactionsBefore = this.transactions.sum();
		long busyBefore = this.busyNanos.sum();
		long updates = 0;
		long begin = System.nanoTime();
		while (System.nanoTime() - begin < duration.toNanos()) {
			if (this.feed.box(this.running.pushed()) >= this.poisoned) {
				await(1);
				updates++;
			}
			this.running.push();
		}
		await(AHEAD);
		this.room.release(AHEAD);
		double inFlight = (double) (this.busyNanos.sum() - busyBefore) / (System.nanoTime() - begin);
		this.committed += updates;
		this.latest = new Committed(updates, this.transactions.sum() - transactionsBefore, inFlight);
		return this.latest;
	}

	private void await(int updates) throws InterruptedException {
		if (!this.room.tryAcquire(updates, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The engine has not committed what it was pushed");
		}
	}

	private void committed(List<Batch> group, long nanos) {
		this.transactions.increment();
		this.busyNanos.add(nanos);
		this.room.release(group.stream().mapToInt((batch) -> batch.updates().size()).sum());
	}

	@Override
	public void check(StoredRows rows) throws Exception {
		rows.requireComplete(this.feed, this.committed);
	}

	@Override
	public void close() {
		this.running.close();
	}

}
