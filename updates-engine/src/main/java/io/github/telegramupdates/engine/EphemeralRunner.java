package io.github.telegramupdates.engine;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;

/**
 * Delivers updates without a position: once, in order, and only as many as fit. Nobody
 * can recover them, so nothing waits for them.
 */
final class EphemeralRunner {

	private static final int CAPACITY = 1_000;

	private final SerialQueue queue;

	private final AtomicInteger waiting = new AtomicInteger();

	private final Delivery delivery;

	private volatile boolean closed;

	EphemeralRunner(EngineConfig config, Delivery delivery) {
		this.delivery = delivery;
		this.queue = new SerialQueue(config.executor(),
				(failure) -> delivery.dropped(new EngineEvent.EphemeralDropped(0, failure)));
	}

	void offer(Batch batch) {
		if (this.waiting.addAndGet(batch.updates().size()) > CAPACITY) {
			this.waiting.addAndGet(-batch.updates().size());
			dropped(batch, new IllegalStateException("more than " + CAPACITY + " updates wait for their handlers"));
			return;
		}
		this.queue.execute(() -> deliver(batch));
	}

	private void deliver(Batch batch) {
		this.waiting.addAndGet(-batch.updates().size());
		if (this.closed) {
			return;
		}
		try {
			this.delivery.deliver(batch);
		}
		catch (Throwable failure) {
			dropped(batch, failure);
		}
	}

	private void dropped(Batch batch, Throwable failure) {
		this.delivery.dropped(new EngineEvent.EphemeralDropped(batch.updates().size(), failure));
	}

	/**
	 * Delivers nothing any more.
	 * @param ended run when the last delivery has ended
	 */
	void close(Runnable ended) {
		this.closed = true;
		this.queue.execute(ended);
	}

	/** Does the work and hears of failures. */
	interface Delivery {

		void deliver(Batch batch) throws Exception;

		void dropped(EngineEvent.EphemeralDropped event);

	}

}
