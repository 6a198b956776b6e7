package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.Batch;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one lane that wait for their delivery, in order. Guarded by
 * {@link LaneScheduler}.
 */
final class LaneQueue {

	/** A lane whose handlers take so long holds up no others of a group. */
	private static final long SLOW_MILLIS = 1_000;

	/** After so many quick batches, a lane that was slow is in groups again. */
	private static final int QUICK_AGAIN = 10;

	private final Deque<Waiting> waiting = new ArrayDeque<>();

	private State state = State.IDLE;

	/** How many of those that wait are being delivered. */
	private int underWay;

	/** How often the first batch was delivered alone and failed. */
	private int failures;

	/** How often it was not delivered, although nothing is wrong with it. */
	private int hindrances;

	/** Whether its attempts are used up, and it is tried again all the same. */
	private boolean held;

	/** What is looked for in the first batch. */
	private @Nullable FailingUpdateSearch search;

	private boolean closed;

	/** So many batches are delivered alone, because a group failed or was held up. */
	private int alone;

	private EngineTimers.@Nullable Cancellable retry;

	/**
	 * Adds a batch.
	 * @return whether the lane is ready because of that: it had nothing to deliver
	 */
	boolean add(Batch batch, long now) {
		this.waiting.add(new Waiting(batch, now));
		return changes(State.IDLE, State.READY);
	}

	private boolean changes(State from, State to) {
		boolean changes = this.state == from;
		if (changes) {
			this.state = to;
		}
		return changes;
	}

	/**
	 * Begins to deliver the batches whose turn it is: one if the lane is
	 * {@linkplain #isAlone() alone}.
	 * @param limit up to how many updates, unless the first batch has more
	 * @return the batches, at least one
	 * @throws NoSuchElementException if none waits
	 */
	List<Batch> begin(int limit) {
		Waiting first = this.waiting.element();
		this.state = State.DELIVERING;
		this.underWay = 1;
		if (this.search != null) {
			return List.of(this.search.batch());
		}
		if (isAlone() || this.waiting.size() == 1 || first.size() >= limit) {
			return List.of(first.batch());
		}
		List<Batch> begun = upTo(limit);
		this.underWay = begun.size();
		return begun;
	}

	private List<Batch> upTo(int limit) {
		List<Batch> batches = new ArrayList<>();
		int updates = 0;
		for (Waiting next : this.waiting) {
			updates += next.size();
			if ((updates > limit && !batches.isEmpty()) || next.isReplay()) {
				break;
			}
			batches.add(next.batch());
		}
		return batches;
	}

	/**
	 * Whether it is in no group with others now, and in none with several batches.
	 */
	boolean isAlone() {
		Waiting first = this.waiting.peek();
		return this.alone > 0 || (first != null && first.isReplay());
	}

	/**
	 * The first ones of the batches under way are committed.
	 * @param batches how many
	 * @param slowestMillis how long the handlers of one of them took at most
	 * @return whether the lane is ready for the next ones; not if some are still under
	 * way
	 */
	boolean committed(int batches, long slowestMillis) {
		for (int i = 0; i < batches; i++) {
			this.waiting.poll();
		}
		this.underWay -= batches;
		this.failures = 0;
		this.hindrances = 0;
		this.held = false;
		this.search = null;
		this.alone = (slowestMillis > SLOW_MILLIS) ? QUICK_AGAIN : Math.max(0, this.alone - 1);
		return this.underWay == 0 && goesOn();
	}

	private boolean goesOn() {
		this.underWay = 0;
		this.state = this.waiting.isEmpty() ? State.IDLE : State.READY;
		return this.state == State.READY;
	}

	/**
	 * The batches under way made a group fail, or may have: they are delivered alone.
	 * @return whether the lane is ready for that; not if it was closed meanwhile
	 */
	boolean suspected() {
		this.alone = Math.max(this.alone, this.underWay);
		return goesOn();
	}

	/**
	 * The batches under way were not delivered, and nothing is wrong with them.
	 * @return whether the lane is ready; not if it was closed meanwhile
	 */
	boolean returned() {
		if (this.search != null) {
			this.search.restart();
		}
		return goesOn();
	}

	/**
	 * The batch is not committed, and is delivered again later.
	 * @return how often that happened to it
	 */
	int failed() {
		waitForRetry();
		return ++this.failures;
	}

	/**
	 * The batch was not delivered although nothing is wrong with it, and is delivered
	 * again later.
	 * @return how often that happened to it
	 */
	int hindered() {
		waitForRetry();
		return ++this.hindrances;
	}

	/**
	 * The batch is delivered again later because its handler wants that.
	 */
	void postponed() {
		waitForRetry();
	}

	private void waitForRetry() {
		this.alone = Math.max(this.alone, this.underWay);
		this.underWay = 0;
		this.state = State.WAITING_FOR_RETRY;
	}

	/**
	 * The batch is not delivered, and does not come again by itself.
	 */
	void dropped() {
		this.waiting.poll();
		this.underWay = 0;
	}

	/**
	 * How often the first batch has failed.
	 */
	int failures() {
		return this.failures;
	}

	/**
	 * The attempts of the first batch are used up, until it is committed all the same.
	 */
	void hold() {
		this.held = true;
		this.search = null;
	}

	/**
	 * The first batch is delivered again, to find the updates that are to blame.
	 * @param begun the search
	 */
	void search(FailingUpdateSearch begun) {
		this.search = begun;
	}

	/**
	 * What is looked for in the first batch.
	 * @return the search, {@code null} if nothing is
	 */
	@Nullable FailingUpdateSearch search() {
		return this.search;
	}

	/**
	 * Whether nobody is to be asked about another failure.
	 */
	boolean isHeld() {
		return this.held;
	}

	/**
	 * Has the lane wait for its retry, unless it is closed.
	 * @param timer begins the wait
	 */
	void retryBy(Supplier<EngineTimers.Cancellable> timer) {
		if (!this.closed) {
			this.retry = timer.get();
		}
	}

	/**
	 * The wait after a failure is over.
	 * @return whether the lane is ready because of that
	 */
	boolean retries() {
		this.retry = null;
		return changes(State.WAITING_FOR_RETRY, State.READY);
	}

	/**
	 * Drops what waits. What is being delivered goes on.
	 */
	void close() {
		this.closed = true;
		this.waiting.clear();
		if (this.retry != null) {
			this.retry.cancel();
			this.retry = null;
		}
	}

	/**
	 * Whether it could be forgotten without loss.
	 */
	boolean isUnused() {
		return this.state == State.IDLE;
	}

	/**
	 * What waits, including the batch that is being delivered.
	 */
	Backlog backlog(long now) {
		Waiting oldest = this.waiting.peek();
		if (oldest == null) {
			return Backlog.NONE;
		}
		return new Backlog(this.waiting.stream().mapToInt((waiter) -> waiter.batch().updates().size()).sum(),
				Duration.ofMillis(now - oldest.since()));
	}

	/**
	 * What it is doing, if it has something to deliver.
	 */
	LaneStatus.State state() {
		return switch (this.state) {
			case IDLE, READY -> LaneStatus.State.READY;
			case DELIVERING -> LaneStatus.State.RUNNING;
			case WAITING_FOR_RETRY -> LaneStatus.State.BLOCKED;
		};
	}

	private enum State {

		/** Has nothing to deliver. */
		IDLE,

		/** Waits for a thread. */
		READY,

		/** Has a thread. */
		DELIVERING,

		/** Its batch has failed. */
		WAITING_FOR_RETRY

	}

	/** A batch, and when it came by the engine's clock. */
	private record Waiting(Batch batch, long since) {

		/** A batch that moves the position only costs something, too. */
		int size() {
			return Math.max(1, this.batch.updates().size());
		}

		boolean isReplay() {
			return this.batch.replay() != null;
		}

	}

}
