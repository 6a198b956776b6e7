package io.github.telegramupdates.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Input;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an account's engine. Those with something to deliver wait in a ready queue
 * for a thread. Each delivers its batches one after the other; one that fails is
 * delivered again until it succeeds, and the batches behind it wait. Commits and
 * conflicts go to the inbox.
 */
final class AccountLanes {

	/** Unused lanes are forgotten whenever there are twice as many as this. */
	private static final int LANES_TO_KEEP = 64;

	/** How many batches a thread delivers before others may have it. */
	private static final int BATCHES_PER_TURN = 32;

	private static final long TURN_MILLIS = 5;

	private final EngineLife life;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final Executor threads;

	private final EngineTimers timers;

	private final Backoff backoff;

	private final Map<Lane, LaneQueue> lanes = new HashMap<>();

	private final Queue<LaneQueue> ready = new ArrayDeque<>();

	/** Threads that were asked for and are not here yet. */
	private int expected;

	private int delivering;

	private boolean closed;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private int lanesBeforeSweep = 2 * LANES_TO_KEEP;

	AccountLanes(EngineLife life, BatchDelivery deliveries, AccountInbox inbox, Executor threads, EngineConfig config) {
		this.life = life;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.threads = threads;
		this.timers = config.timers();
		this.backoff = config.backoff();
	}

	/**
	 * Delivers a batch, behind those of its lane. Returns at once.
	 */
	void offer(Batch batch) {
		synchronized (this) {
			if (this.closed) {
				return;
			}
			LaneQueue lane = lane(batch.lane());
			if (lane.add(batch, this.timers.monotonicMillis())) {
				this.ready.add(lane);
			}
		}
		askForThread();
	}

	private LaneQueue lane(Lane key) {
		LaneQueue lane = this.lanes.get(key);
		if (lane == null) {
			sweep();
			lane = new LaneQueue();
			this.lanes.put(key, lane);
		}
		return lane;
	}

	private void sweep() {
		if (this.lanes.size() >= this.lanesBeforeSweep) {
			this.lanes.values().removeIf(LaneQueue::isUnused);
			this.lanesBeforeSweep = 2 * Math.max(LANES_TO_KEEP, this.lanes.size());
		}
	}

	/** Not under the lock: the executor may deliver before it returns. */
	private void askForThread() {
		synchronized (this) {
			if (this.expected >= this.ready.size()) {
				return;
			}
			this.expected++;
		}
		try {
			this.threads.execute(this::turn);
		}
		catch (Throwable failure) {
			refused(failure);
		}
	}

	/**
	 * The batch of a lane that gets no thread is delivered later, as if it had failed.
	 */
	private void refused(Throwable failure) {
		Delivery next;
		synchronized (this) {
			this.expected--;
			next = next();
		}
		if (next != null) {
			failed(next, failure);
		}
	}

	private void turn() {
		Delivery next;
		synchronized (this) {
			this.expected--;
			next = next();
		}
		long end = this.timers.monotonicMillis() + TURN_MILLIS;
		for (int delivered = 1; next != null; delivered++) {
			askForThread();
			deliver(next);
			boolean goesOn = delivered < BATCHES_PER_TURN && this.timers.monotonicMillis() < end;
			next = goesOn ? next() : null;
		}
		// others want the thread, too
		askForThread();
	}

	private synchronized @Nullable Delivery next() {
		LaneQueue lane = this.ready.poll();
		if (lane == null) {
			return null;
		}
		this.delivering++;
		return new Delivery(lane, lane.begin());
	}

	private void deliver(Delivery delivery) {
		Batch batch = delivery.batch();
		try {
			this.deliveries.deliver(batch);
		}
		catch (Throwable failure) {
			failed(delivery, failure);
			return;
		}
		this.deliveries.committed(batch);
		this.inbox.put(new InboxEntry.Reply(this.life, (now) -> new Input.Committed(now, batch.lane(), batch.id())));
		boolean last;
		synchronized (this) {
			if (delivery.lane().committed()) {
				this.ready.add(delivery.lane());
			}
			last = endDelivery();
		}
		end(last);
	}

	private void failed(Delivery delivery, Throwable failure) {
		long millis;
		int attempt;
		boolean last;
		synchronized (this) {
			attempt = delivery.lane().failed();
			millis = this.backoff.delay(attempt).toMillis();
			if (!this.closed) {
				delivery.lane().retryBy(this.timers.schedule(millis, () -> retry(delivery.lane())));
			}
			last = endDelivery();
		}
		this.deliveries.failed(this.life, delivery.batch(), attempt, failure, millis)
			.ifPresent((conflict) -> this.inbox.put(new InboxEntry.Conflict(this.life, conflict)));
		end(last);
	}

	private void retry(LaneQueue lane) {
		synchronized (this) {
			if (this.closed || !lane.retries()) {
				return;
			}
			this.ready.add(lane);
		}
		askForThread();
	}

	/** Whether it was the last one. */
	private boolean endDelivery() {
		this.delivering--;
		return this.closed && this.delivering == 0;
	}

	private void end(boolean last) {
		if (last) {
			this.ended.complete(null);
		}
	}

	/**
	 * Delivers nothing any more; what waits is dropped, also for a thread.
	 * @return completes when the last delivery has ended
	 */
	CompletableFuture<Void> close() {
		boolean idle;
		synchronized (this) {
			this.closed = true;
			this.ready.clear();
			this.lanes.values().forEach(LaneQueue::close);
			idle = this.delivering == 0;
		}
		end(idle);
		return this.ended;
	}

	/**
	 * What waits in all lanes, including what is being delivered.
	 */
	synchronized Backlog backlog() {
		long now = this.timers.monotonicMillis();
		return this.lanes.values().stream().map((lane) -> lane.backlog(now)).reduce(Backlog.NONE, Backlog::and);
	}

	/** A batch that has a thread, or was refused one. */
	private record Delivery(LaneQueue lane, Batch batch) {
	}

}
