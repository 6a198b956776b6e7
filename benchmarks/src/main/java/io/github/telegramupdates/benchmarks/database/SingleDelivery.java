package io.github.telegramupdates.benchmarks.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * The baseline: a transaction for each update, with the row and the position, in a loop
 * without any engine. One thread for one box, as many as the engine has for channels.
 */
final class SingleDelivery implements Delivering {

	private final LongAdder committed = new LongAdder();

	private final List<Thread> threads = new ArrayList<>();

	private final Feed feed;

	private final StateStorage storage;

	private final MessageHandler handler;

	private final TransactionTemplate transaction;

	private final long claim;

	/** Of each row before the first step. */
	private final long version;

	private volatile boolean stopped;

	SingleDelivery(Application application, Feed feed) {
		this.feed = feed;
		this.storage = application.storage();
		this.handler = new MessageHandler(application.entityManager());
		this.transaction = new TransactionTemplate(application.transactions());
		this.claim = this.storage.claim(feed.userId());
		this.version = (feed.channels() == 0) ? this.storage.getVersion(feed.userId()) : channelVersion();
		int count = Math.min(CONCURRENCY, feed.boxes());
		for (int i = 0; i < count; i++) {
			int first = i;
			Thread thread = new Thread(() -> deliver(first, count), "delivery-" + i);
			thread.start();
			this.threads.add(thread);
		}
	}

	private long channelVersion() {
		AtomicLong common = new AtomicLong();
		this.storage.forEachChannelRow(this.feed.userId(), (channelId, state, written) -> common.set(written));
		return common.get();
	}

	// boxes are a multiple of threads: each thread has boxes of its own
	private void deliver(int first, int step) {
		for (long number = first; !this.stopped; number += step) {
			long current = number;
			this.transaction.executeWithoutResult((status) -> {
				this.handler.store(this.feed.update(current));
				this.storage.commit(change(current));
			});
			this.committed.increment();
		}
	}

	private StateChange change(long number) {
		long userId = this.feed.userId();
		int pts = Feed.START + (int) (number / this.feed.boxes());
		long version = this.version + number / this.feed.boxes();
		int top = (pts == Feed.START) ? 0 : pts;
		if (this.feed.channels() == 0) {
			AccountState before = new AccountState(pts, 0, Feed.DATE, 0, 0, top);
			AccountState after = new AccountState(pts + 1, 0, Feed.DATE, 0, 0, pts + 1);
			return new AccountChange(userId, this.claim, before, version, after, List.of(), List.of());
		}
		return new ChannelChange(userId, this.claim, this.feed.channelId((int) (number % this.feed.boxes())),
				new ChannelState(pts, 0, 0, top), version, new ChannelState(pts + 1, 0, 0, pts + 1), 0, List.of());
	}

	@Override
	public long committed() {
		return this.committed.sum();
	}

	@Override
	public void stop() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

}
