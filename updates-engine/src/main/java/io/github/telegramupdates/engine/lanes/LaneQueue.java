package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one lane that wait for their delivery, in order. Guarded by
 * {@link AccountLanes}.
 */
final class LaneQueue {

	private final Deque<Waiting> waiting = new ArrayDeque<>();

	private State state = State.IDLE;

	private int failures;

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
	 * Begins to deliver the batch whose turn it is.
	 * @return the batch
	 * @throws NoSuchElementException if none waits
	 */
	Batch begin() {
		Batch batch = this.waiting.element().batch();
		this.state = State.DELIVERING;
		return batch;
	}

	/**
	 * The batch is committed.
	 * @return whether the lane is ready for the next one
	 */
	boolean committed() {
		this.waiting.poll();
		this.failures = 0;
		this.state = this.waiting.isEmpty() ? State.IDLE : State.READY;
		return this.state == State.READY;
	}

	/**
	 * The batch is not committed, and is delivered again later.
	 * @return how often that happened to it
	 */
	int failed() {
		this.state = State.WAITING_FOR_RETRY;
		return ++this.failures;
	}

	void retryBy(EngineTimers.Cancellable timer) {
		this.retry = timer;
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
	}

}
