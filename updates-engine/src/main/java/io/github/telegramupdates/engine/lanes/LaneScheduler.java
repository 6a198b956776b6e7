package io.github.telegramupdates.engine.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.Replay;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an account's engine. Those with something to deliver wait in a ready queue
 * for a thread, which delivers those at its head as a group. The batches of a lane are
 * delivered one after the other; one that fails is delivered again until it succeeds, and
 * those behind it wait. Commits and conflicts go to the inbox.
 */
public final class LaneScheduler {

	private static final long NAP_NANOS = 50_000;

	private static final long CHECK_MILLIS = 1;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final Executor threads;

	private final EngineTimers timers;

	private final GroupLimits limits;

	private final LaneQueues lanes;

	private final Replays replays;

	private final CommittedLanes committedLanes;

	private final FailedLanes failedLanes;

	private final StorageOutage outage;

	private final Runnable turn = this::turn;

	private final Runnable resume = this::askForThreadIfReady;

	private final LaneThreads laneThreads;

	/** Whether a timer checks quick threads. */
	private boolean checked;

	private int delivering;

	private boolean closed;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	public LaneScheduler(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, Executor threads,
			EngineConfig config) {
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.threads = threads;
		this.timers = config.timers();
		this.limits = deliveries.isAtomic() ? config.groups() : GroupLimits.SINGLE_BATCHES;
		this.lanes = new LaneQueues(this.limits);
		this.replays = new Replays(config.storage());
		this.committedLanes = new CommittedLanes(instance, deliveries, inbox, this.replays, this.lanes);
		this.failedLanes = new FailedLanes(instance, deliveries, inbox, config, this.replays, this, this::retry);
		this.ended.thenRun(this.replays::close);
		this.outage = config.outage();
		this.laneThreads = new LaneThreads(this.timers);
	}

	/**
	 * Delivers a batch, behind those of its lane. Returns at once.
	 * @param batch the batch
	 * @param now when it came, by the engine's clock
	 */
	public void offer(Batch batch, long now) {
		boolean threadNeeded;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.lanes.add(batch, now);
			threadNeeded = expectThread();
		}
		askForThread(threadNeeded);
	}

	/**
	 * Delivers a parked update again, behind what waits in its lane. Returns at once.
	 * @param outcome completes when it is delivered, or not: its dependents run on the
	 * thread of the lane
	 */
	public void replay(Replay replay, CompletableFuture<Void> outcome) {
		Batch batch = Batch.of(replay);
		if (this.replays.begin(replay, outcome)) {
			offer(batch, this.timers.monotonicMillis());
		}
		if (this.ended.isDone()) {
			this.replays.close();
		}
	}

	private boolean expectThread() {
		return this.laneThreads.expectFor(wanted());
	}

	/** How many threads would be of use. */
	private int wanted() {
		int wanted = this.lanes.wantedBeside(this.delivering, this.deliveries.transactions(this.limits.transactions()));
		return (wanted > 0 && this.outage.isPausing(this.resume)) ? 0 : wanted;
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
	 * Lanes for which no thread comes deliver their batches later.
	 */
	private void refused(Throwable failure) {
		List<LaneGroup.Share> refused = new ArrayList<>();
		synchronized (this) {
			this.laneThreads.refused();
			while (!this.laneThreads.isAnyExpected() && !this.lanes.isNoneReady()) {
				refused.add(this.lanes.nextBatch());
			}
		}
		refused.forEach((share) -> this.failedLanes.hindered(share, failure));
	}

	private void turn() {
		LaneTurn turn = new LaneTurn(this.timers.monotonicMillis());
		Next next = arrive(turn);
		while (next != null) {
			askForThread(next.threadNeeded());
			GroupDelivery delivery = new GroupDelivery(this.deliveries, this.committedLanes, this.timers, turn.now());
			deliver(delivery, next.group());
			if (turn.delivered(next.group().size(), delivery.attempts(), delivery.ended())) {
				beginQuick();
			}
			next = end(delivery, turn);
			if (!turn.isQuick()) {
				// those that are quick let commits wait for others
				this.inbox.start();
			}
			else if (next == null && turn.goesOn()) {
				next = nap(turn);
			}
		}
		leave(turn);
	}

	private synchronized @Nullable Next arrive(LaneTurn turn) {
		if (this.laneThreads.arrived()) {
			turn.goesOnQuick();
		}
		return next(turn);
	}

	/** To be woken for each batch costs more than to deliver it. */
	private @Nullable Next nap(LaneTurn turn) {
		LockSupport.parkNanos(NAP_NANOS);
		synchronized (this) {
			return next(turn);
		}
	}

	private void leave(LaneTurn turn) {
		boolean threadNeeded;
		boolean quick;
		synchronized (this) {
			threadNeeded = turn.handsOn() ? this.laneThreads.handOn(wanted())
					: this.laneThreads.leave(turn.isQuick(), wanted());
			quick = this.laneThreads.isAnyQuick();
		}
		if (!quick) {
			this.inbox.start();
		}
		askForThread(threadNeeded);
	}

	private void beginQuick() {
		boolean check;
		synchronized (this) {
			check = this.laneThreads.beginQuick() && !this.checked;
			this.checked |= check;
		}
		checkLater(check);
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
			this.committedLanes.report();
			threadNeeded = this.laneThreads.expectBesideQuick(wanted());
			again = this.laneThreads.isAnyQuick() && !isOver();
			this.checked = again;
		}
		if (again) {
			this.inbox.startIfIdle();
		}
		else {
			this.inbox.start();
		}
		askForThread(threadNeeded);
		checkLater(again);
	}

	/**
	 * The group at the head of the ready queue, and whether a thread is to be asked for
	 * what is behind it. To be called under the lock.
	 */
	private @Nullable Next next(LaneTurn turn) {
		if (this.lanes.isNoneReady()) {
			this.laneThreads.caughtUp();
			return null;
		}
		if (wanted() == 0 || !this.outage.mayDeliver()) {
			return null;
		}
		LaneGroup group = this.lanes.next(turn.isQuick());
		this.delivering++;
		return new Next(group, expectThread());
	}

	private void deliver(GroupDelivery delivery, LaneGroup group) {
		delivery.deliver(group);
		if (!delivery.isWhole()) {
			goOn(delivery);
			readyAgain(failed(delivery.failed()), LaneQueue::suspected);
			delivery.hindered().forEach((failed) -> this.failedLanes.hindered(failed.share(), failed.failure()));
			delivery.postponed().forEach((each) -> this.failedLanes.postponed(each.share(), each.delay()));
			readyAgain(delivery.suspected(), LaneQueue::suspected);
			readyAgain(delivery.returned(), LaneQueue::returned);
		}
		delivery.reportOutage(this.outage);
	}

	private synchronized void goOn(GroupDelivery delivery) {
		this.committedLanes.goOn(delivery.committed());
		this.committedLanes.report();
	}

	/** Those that are delivered again at once. */
	private List<LaneGroup.Share> failed(List<GroupDelivery.Failed> failed) {
		return failed.stream()
			.filter((each) -> this.failedLanes.failed(each.share(), each.failure()))
			.map(GroupDelivery.Failed::share)
			.toList();
	}

	private synchronized void readyAgain(List<LaneGroup.Share> shares, Predicate<LaneQueue> ready) {
		shares.stream().map(LaneGroup.Share::queue).filter(ready).forEach(this.lanes::ready);
	}

	/**
	 * Ends a delivery.
	 * @return what the same thread delivers next, if it goes on
	 */
	private @Nullable Next end(GroupDelivery delivery, LaneTurn turn) {
		Next next;
		boolean last;
		synchronized (this) {
			if (delivery.isWhole()) {
				this.committedLanes.goOn(delivery.committed());
			}
			this.delivering--;
			last = isOver();
			next = turn.goesOn() ? next(turn) : null;
			if (turn.reports() || next == null) {
				this.committedLanes.report();
			}
		}
		if (last) {
			this.ended.complete(null);
		}
		return next;
	}

	private boolean isOver() {
		return this.closed && this.delivering == 0;
	}

	private void retry(LaneQueue lane) {
		synchronized (this) {
			if (this.closed || !lane.retries()) {
				return;
			}
			this.lanes.ready(lane);
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
			this.lanes.close();
			idle = isOver();
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
		return this.lanes.backlog(this.timers.monotonicMillis());
	}

	/**
	 * How those lanes are doing that have something to deliver.
	 * @param blocked what is known of those whose batch fails
	 */
	public synchronized List<LaneStatus> statuses(Map<Lane, BlockedLane> blocked) {
		return this.lanes.statuses(this.timers.monotonicMillis(), blocked);
	}

	/**
	 * A group that has a thread.
	 *
	 * @param threadNeeded whether a thread is to be asked for what else is ready
	 */
	private record Next(LaneGroup group, boolean threadNeeded) {
	}

}
