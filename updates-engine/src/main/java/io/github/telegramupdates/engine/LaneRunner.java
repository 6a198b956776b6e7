package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the batches of one lane, one after the other. A batch that fails is delivered
 * again until it succeeds; the batches behind it wait.
 */
final class LaneRunner {

	private final Lane lane;

	private final EngineConfig config;

	private final Executor threads;

	private final Owner owner;

	private final Deque<Waiting> waiting = new ArrayDeque<>();

	/** Whether it has a thread, or waits for one. */
	private boolean running;

	private boolean delivering;

	private boolean closed;

	private int failures;

	private EngineTimers.@Nullable Cancellable retry;

	LaneRunner(Lane lane, EngineConfig config, Executor threads, Owner owner) {
		this.lane = lane;
		this.config = config;
		this.threads = threads;
		this.owner = owner;
	}

	void offer(Batch batch) {
		if (add(batch)) {
			start();
		}
	}

	private synchronized boolean add(Batch batch) {
		if (this.closed) {
			return false;
		}
		this.waiting.add(new Waiting(batch, this.config.timers().monotonicMillis()));
		return mayStart();
	}

	private boolean mayStart() {
		boolean idle = !this.closed && !this.running && this.retry == null;
		this.running |= idle;
		return idle;
	}

	/** Not under the lock: the executor may deliver before it returns. */
	private void start() {
		try {
			this.threads.execute(this::deliverNext);
		}
		catch (Throwable failure) {
			Batch batch = next();
			if (batch != null) {
				failed(batch, failure);
			}
		}
	}

	/**
	 * The batch whose turn it is, {@code null} if there is none any more.
	 */
	private synchronized @Nullable Batch next() {
		Waiting next = this.closed ? null : this.waiting.peek();
		if (next == null) {
			ended();
			return null;
		}
		this.delivering = true;
		return next.batch();
	}

	private void deliverNext() {
		Batch batch = next();
		if (batch == null) {
			return;
		}
		try {
			this.owner.deliver(batch);
		}
		catch (Throwable failure) {
			failed(batch, failure);
			return;
		}
		committed(batch);
	}

	private void committed(Batch batch) {
		synchronized (this) {
			this.waiting.poll();
			this.failures = 0;
		}
		this.owner.committed(batch);
		synchronized (this) {
			if (this.closed || this.waiting.isEmpty()) {
				ended();
				return;
			}
			this.delivering = false;
		}
		start();
	}

	private void failed(Batch batch, Throwable failure) {
		long millis;
		int attempt;
		synchronized (this) {
			attempt = ++this.failures;
			millis = this.config.backoff().delay(attempt).toMillis();
			if (!this.closed) {
				this.retry = this.config.timers().schedule(millis, this::retry);
			}
			ended();
		}
		this.owner.failed(batch, attempt, failure, millis);
	}

	private void retry() {
		synchronized (this) {
			this.retry = null;
			if (!mayStart()) {
				return;
			}
		}
		start();
	}

	private void ended() {
		boolean delivered = this.delivering;
		this.running = false;
		this.delivering = false;
		if (this.closed && delivered) {
			this.owner.idle(this);
		}
	}

	/**
	 * Delivers nothing any more; what waits is dropped, also for a thread.
	 * @return whether a delivery still runs; {@link Owner#idle} tells its end
	 */
	synchronized boolean close() {
		this.closed = true;
		this.waiting.clear();
		if (this.retry != null) {
			this.retry.cancel();
			this.retry = null;
		}
		return this.delivering;
	}

	Lane lane() {
		return this.lane;
	}

	/**
	 * Whether it could be forgotten without loss.
	 */
	synchronized boolean isUnused() {
		return !this.running && this.waiting.isEmpty() && this.retry == null;
	}

	/**
	 * What waits, including the batch that is being delivered.
	 */
	synchronized Backlog backlog() {
		Waiting oldest = this.waiting.peek();
		if (oldest == null) {
			return Backlog.NONE;
		}
		long age = this.config.timers().monotonicMillis() - oldest.since();
		return new Backlog(this.waiting.stream().mapToInt((waiter) -> waiter.batch().updates().size()).sum(),
				Duration.ofMillis(age));
	}

	/** A batch, and when it came by the engine's clock. */
	private record Waiting(Batch batch, long since) {
	}

	/** Does the work and hears the results. */
	interface Owner {

		void deliver(Batch batch) throws Exception;

		void committed(Batch batch);

		void failed(Batch batch, int attempt, Throwable failure, long retryMillis);

		void idle(LaneRunner lane);

	}

}
