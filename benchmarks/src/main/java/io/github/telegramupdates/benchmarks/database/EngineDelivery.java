package io.github.telegramupdates.benchmarks.database;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

import io.github.telegramupdates.benchmarks.PushingConnection;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.spring.delivery.TransactionalUpdateDelivery;

/**
 * The whole way: pushed containers, inbox, state machine, lanes, transactions. The server
 * is always ahead of the database, by not more than the lanes hold.
 */
final class EngineDelivery implements Delivering {

	private static final int AHEAD = 2_000;

	private final Semaphore room = new Semaphore(AHEAD);

	private final LongAdder committed = new LongAdder();

	private final PushingConnection connection = new PushingConnection(Feed.DATE);

	private final Feed feed;

	private final UpdateDelivery delivery;

	private final GapEngine engine;

	private final Thread server;

	private volatile boolean stopped;

	EngineDelivery(Application application, Feed feed) throws InterruptedException {
		this.feed = feed;
		this.delivery = new TransactionalUpdateDelivery(application.transactions(), application.storage(),
				new MessageHandler(application.entityManager()));
		this.engine = GapEngine.builder()
			.storage(application.storage())
			.delivery((group) -> deliver(group.get(0)))
			.build();
		CountDownLatch started = new CountDownLatch(1);
		this.engine.run(this.connection, feed.userId(), AuthOptions.user().onStart(started::countDown));
		started.await();
		this.server = new Thread(this::push, "server");
		this.server.start();
	}

	private void push() {
		for (long number = 0; !this.stopped; number++) {
			this.room.acquireUninterruptibly();
			this.connection.push(this.feed.container(number));
		}
	}

	private void deliver(Batch batch) throws Exception {
		this.delivery.deliver(List.of(batch));
		this.committed.add(batch.updates().size());
		this.room.release(batch.updates().size());
	}

	@Override
	public long committed() {
		return this.committed.sum();
	}

	@Override
	public void stop() throws InterruptedException {
		this.stopped = true;
		this.server.join();
		this.room.acquire(AHEAD);
		this.engine.close();
	}

}
