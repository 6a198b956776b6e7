package io.github.telegramupdates.engine;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.BotQuery;
import org.jspecify.annotations.Nullable;

/**
 * Delivers updates without a position: once, in order, and only as many as fit. Nobody
 * can recover them, so nothing waits for them. Outlives the engines of its account, so
 * that a query to a bot is known over a reload.
 */
final class EphemeralRunner {

	private static final int CAPACITY = 1_000;

	private final SerialQueue queue;

	private final EphemeralBuffer waiting = new EphemeralBuffer(CAPACITY);

	private final KnownQueries queries = new KnownQueries();

	private final EngineTimers timers;

	private final Delivery delivery;

	private boolean delivering;

	private boolean closed;

	/** Run when the last delivery has ended. */
	private @Nullable Runnable ended;

	EphemeralRunner(EngineConfig config, Delivery delivery) {
		this.delivery = delivery;
		this.timers = config.timers();
		this.queue = new SerialQueue(config.threads().ephemeral(), config.timers(),
				(failure) -> delivery.dropped(new EngineEvent.EphemeralDropped(0, failure)));
	}

	void offer(Batch batch) {
		List<DeliveredUpdate> updates = batch.updates().stream().filter(this::isNew).toList();
		if (updates.isEmpty()) {
			return;
		}
		List<DeliveredUpdate> dropped = this.waiting
			.add(new Batch(batch.id(), batch.userId(), batch.lane(), updates, batch.change()));
		if (!dropped.isEmpty()) {
			dropped.forEach((update) -> BotQuery.of(update.update()).ifPresent(this.queries::forget));
			dropped(dropped.size(),
					new IllegalStateException("more than " + CAPACITY + " updates wait for their handlers"));
		}
		this.queue.execute(this::deliverNext);
	}

	private boolean isNew(DeliveredUpdate update) {
		return BotQuery.of(update.update())
			.map((query) -> this.queries.add(query, this.timers.monotonicMillis()))
			.orElse(true);
	}

	private void deliverNext() {
		Batch batch = next();
		if (batch == null) {
			return;
		}
		try {
			this.delivery.deliver(batch);
		}
		catch (Throwable failure) {
			dropped(batch.updates().size(), failure);
		}
		finally {
			ended();
		}
	}

	private synchronized @Nullable Batch next() {
		Batch batch = this.closed ? null : this.waiting.poll();
		this.delivering = batch != null;
		return batch;
	}

	private void ended() {
		Runnable last;
		synchronized (this) {
			this.delivering = false;
			last = this.ended;
			this.ended = null;
		}
		if (last != null) {
			last.run();
		}
	}

	/**
	 * Says that updates will not be delivered.
	 */
	void dropped(int count, Throwable reason) {
		this.delivery.dropped(new EngineEvent.EphemeralDropped(count, reason));
	}

	/**
	 * Delivers nothing any more. Needs no thread, since others may hold them all.
	 * @param last run when the last delivery has ended: at once if none runs
	 */
	void close(Runnable last) {
		synchronized (this) {
			this.closed = true;
			if (this.delivering) {
				this.ended = last;
				return;
			}
		}
		last.run();
	}

	/** Does the work and hears of failures. */
	interface Delivery {

		void deliver(Batch batch) throws Exception;

		void dropped(EngineEvent.EphemeralDropped event);

	}

}
