package io.github.telegramupdates.engine.lanes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an account's engine. Those with something to deliver wait in a ready queue
 * for a thread. Each delivers its batches one after the other; one that fails is
 * delivered again until it succeeds, and the batches behind it wait. Commits and
 * conflicts go to the inbox.
 */
public final class AccountLanes {

	/** Unused lanes are forgotten whenever there are twice as many as this. */
	private static final int LANES_TO_KEEP = 64;

	/** How many batches a thread delivers before others may have it. */
	private static final int BATCHES_PER_TURN = 1_024;

	private static final long TURN_MILLIS = 5;

	/**
	 * A thread that delivers so many in a turn is quick: no other one is asked for, and
	 * commits wait for each other.
	 */
	private static final int QUICK_BATCHES = 16;

	private static final long NAP_NANOS = 10_000;

	private static final long CHECK_MILLIS = 1;

	private final EngineInstance instance;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final Executor threads;

	private final EngineTimers timers;

	private final Backoff backoff;

	private final Map<Lane, LaneQueue> lanes = new HashMap<>();

	private final Queue<LaneQueue> ready = new ArrayDeque<>();

	private final Runnable turn = this::turn;

	private final LaneThreads laneThreads;

	/** Whether a timer checks quick threads. */
	private boolean checked;

	private int delivering;

	private boolean closed;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private int lanesBeforeSweep = 2 * LANES_TO_KEEP;

	public AccountLanes(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, Executor threads,
			EngineConfig config) {
		this.instance = instance;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.threads = threads;
		this.timers = config.timers();
		this.backoff = config.backoff();
		this.laneThreads = new LaneThreads(this.timers);
	}

	/**
	 * Delivers a batch, behind those of its lane. Returns at once.
	 */
	public void offer(Batch batch) {
		boolean threadNeeded;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			LaneQueue lane = lane(batch.lane());
			if (lane.add(batch, this.timers.monotonicMillis())) {
				this.ready.add(lane);
			}
			threadNeeded = expectThread();
		}
		askForThread(threadNeeded);
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

	private boolean expectThread() {
		return this.laneThreads.expectFor(this.ready.size());
	}

	private void askForThreadIfReady() {
		boolean needed;
		synchronized (this) {
			needed = expectThread();
		}
		askForThread(needed);
	}

	/** Not under the lock: the executor may deliver before it returns. */
	private void askForThread(boolean needed) {
		if (!needed) {
			return;
		}
		try {
			this.threads.execute(this.turn);
		}
		catch (Throwable failure) {
			refused(failure);
		}
	}

	/**
	 * Lanes for which no thread comes deliver their batches later, as if they had failed.
	 */
	private void refused(Throwable failure) {
		List<Delivery> refused = new ArrayList<>();
		synchronized (this) {
			this.laneThreads.expectedOne();
			while (!this.laneThreads.isAnyExpected() && !this.ready.isEmpty()) {
				refused.add(begin(this.ready.remove(), false));
			}
		}
		for (Delivery delivery : refused) {
			failed(delivery, failure);
			end(delivery, false, false);
		}
	}

	private void turn() {
		Delivery next = arrive();
		long end = this.timers.monotonicMillis() + TURN_MILLIS;
		boolean quick = false;
		for (int delivered = 1; next != null; delivered++) {
			askForThread(next.threadNeeded());
			boolean committed = deliver(next, quick);
			if (delivered == QUICK_BATCHES) {
				quick = true;
				beginQuick();
			}
			// others want the thread, too
			boolean goesOn = delivered < BATCHES_PER_TURN && this.timers.monotonicMillis() < end;
			next = end(next, committed, goesOn);
			if (next == null && goesOn && quick) {
				next = nap();
			}
		}
		if (quick) {
			endQuick();
		}
		askForThreadIfReady();
	}

	private synchronized @Nullable Delivery arrive() {
		this.laneThreads.expectedOne();
		return next();
	}

	/** To be woken for each batch costs more than to deliver it. */
	private @Nullable Delivery nap() {
		LockSupport.parkNanos(NAP_NANOS);
		return next();
	}

	private void beginQuick() {
		boolean check;
		synchronized (this) {
			check = this.laneThreads.beginQuick() && !this.checked;
			this.checked |= check;
		}
		checkLater(check);
	}

	private void endQuick() {
		synchronized (this) {
			this.laneThreads.endQuick();
		}
		this.inbox.start();
	}

	private void checkLater(boolean check) {
		if (check) {
			this.timers.schedule(CHECK_MILLIS, this::check);
		}
	}

	/** A quick thread may have met a handler that takes long. */
	private void check() {
		boolean threadNeeded;
		boolean again;
		synchronized (this) {
			threadNeeded = this.laneThreads.expectBesideQuick(this.ready.size());
			again = this.laneThreads.isAnyQuick();
			this.checked = again;
		}
		this.inbox.start();
		askForThread(threadNeeded);
		checkLater(again);
	}

	/**
	 * The next lane that is ready, and whether a thread is to be asked for the others.
	 */
	private synchronized @Nullable Delivery next() {
		LaneQueue lane = this.ready.poll();
		if (lane == null) {
			this.laneThreads.caughtUp();
			return null;
		}
		return begin(lane, expectThread());
	}

	private Delivery begin(LaneQueue lane, boolean threadNeeded) {
		this.delivering++;
		return new Delivery(lane, lane.begin(), threadNeeded);
	}

	/**
	 * Delivers a batch.
	 * @param quick whether the commit may wait for others
	 * @return whether it is committed
	 */
	private boolean deliver(Delivery delivery, boolean quick) {
		Batch batch = delivery.batch();
		try {
			this.deliveries.deliver(batch);
		}
		catch (Throwable failure) {
			failed(delivery, failure);
			return false;
		}
		this.deliveries.committed(batch);
		report(new InboxEntry.Committed(this.instance, batch), quick);
		return true;
	}

	private void report(InboxEntry.Committed committed, boolean quick) {
		if (quick) {
			this.inbox.enqueue(committed);
		}
		else {
			this.inbox.put(committed);
		}
	}

	/**
	 * Ends a delivery.
	 * @return what the same thread delivers next, if it goes on
	 */
	private @Nullable Delivery end(Delivery delivery, boolean committed, boolean goesOn) {
		Delivery next;
		boolean last;
		synchronized (this) {
			if (committed && delivery.lane().committed()) {
				this.ready.add(delivery.lane());
			}
			this.delivering--;
			last = this.closed && this.delivering == 0;
			next = goesOn ? next() : null;
		}
		if (last) {
			this.ended.complete(null);
		}
		return next;
	}

	private void failed(Delivery delivery, Throwable failure) {
		long millis;
		int attempt;
		synchronized (this) {
			attempt = delivery.lane().failed();
			millis = this.backoff.delay(attempt).toMillis();
			if (!this.closed) {
				delivery.lane().retryBy(this.timers.schedule(millis, () -> retry(delivery.lane())));
			}
		}
		this.deliveries.failed(this.instance, delivery.batch(), attempt, failure, millis)
			.ifPresent((conflict) -> this.inbox.put(new InboxEntry.Conflict(this.instance, conflict)));
	}

	private void retry(LaneQueue lane) {
		synchronized (this) {
			if (this.closed || !lane.retries()) {
				return;
			}
			this.ready.add(lane);
		}
		askForThreadIfReady();
	}

	/**
	 * Delivers nothing any more; what waits is dropped, also for a thread.
	 * @return completes when the last delivery has ended
	 */
	public CompletableFuture<Void> close() {
		boolean idle;
		synchronized (this) {
			this.closed = true;
			this.ready.clear();
			this.lanes.values().forEach(LaneQueue::close);
			idle = this.delivering == 0;
		}
		if (idle) {
			this.ended.complete(null);
		}
		return this.ended;
	}

	/**
	 * What waits in all lanes, including what is being delivered.
	 */
	public synchronized Backlog backlog() {
		long now = this.timers.monotonicMillis();
		return this.lanes.values().stream().map((lane) -> lane.backlog(now)).reduce(Backlog.NONE, Backlog::and);
	}

	/**
	 * A batch that has a thread, or was refused one.
	 *
	 * @param threadNeeded whether a thread is to be asked for what else is ready
	 */
	private record Delivery(LaneQueue lane, Batch batch, boolean threadNeeded) {
	}

}
