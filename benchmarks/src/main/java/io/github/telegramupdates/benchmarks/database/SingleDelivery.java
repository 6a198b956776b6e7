package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction for each update, with the row and the position, in a loop without any
 * engine. One thread for one box, as many as the engine has for channels.
 */
final class SingleDelivery implements Program {

	private final Feed feed;

	private final StateStorage storage;

	private final MessageHandler handler;

	private final TransactionTemplate transaction;

	private final long claim;

	/** Of each row before the first step. */
	private final long version;

	/** Number of the next message of each thread. Boxes are a multiple of threads. */
	private final long[] next;

	private long committed;

	SingleDelivery(Application application, Feed feed, MessageHandler handler) {
		this.feed = feed;
		this.storage = application.storage();
		this.handler = handler;
		this.transaction = new TransactionTemplate(application.transactions());
		this.claim = this.storage.claim(feed.userId());
		this.version = (feed.channels() == 0) ? this.storage.getVersion(feed.userId()) : channelVersion();
		this.next = LongStream.range(0, Math.min(CONCURRENCY, feed.boxes())).toArray();
	}

	private long channelVersion() {
		AtomicLong common = new AtomicLong();
		this.storage.forEachChannelRow(this.feed.userId(), (channelId, state, written) -> common.set(written));
		return common.get();
	}

	@Override
	public Committed run(Duration duration) throws Exception {
		int threads = this.next.length;
		long updates = Workers.run(threads, duration, this::deliver);
		this.committed += updates;
		return new Committed(updates, updates, threads);
	}

	private void deliver(int worker) {
		long number = this.next[worker];
		this.transaction.executeWithoutResult((status) -> {
			this.handler.handle(MessageRow.of(this.feed.update(number)));
			this.storage.commit(change(number));
		});
		this.next[worker] += this.next.length;
	}

	private StateChange change(long number) {
		long userId = this.feed.userId();
		int next = this.feed.pts(number);
		int pts = next - 1;
		long version = this.version + number / this.feed.boxes();
		int top = (pts == Feed.START) ? 0 : pts;
		if (this.feed.channels() == 0) {
			AccountState before = new AccountState(pts, 0, Feed.DATE, 0, 0, top);
			AccountState after = new AccountState(next, 0, Feed.DATE, 0, 0, next);
			return new AccountChange(userId, this.claim, before, version, after, List.of(), List.of());
		}
		return new ChannelChange(userId, this.claim, this.feed.chat(this.feed.box(number)),
				new ChannelState(pts, 0, 0, top), version, new ChannelState(next, 0, 0, next), 0, List.of());
	}

	@Override
	public void check(StoredRows rows) throws Exception {
		rows.requireComplete(this.feed, this.committed);
	}

}
