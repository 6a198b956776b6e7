package io.github.telegramupdates.engine.ephemeral;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.lanes.BatchDelivery;
import io.github.telegramupdates.engine.runtime.SerialQueue;
import io.github.telegramupdates.engine.sequencing.container.BotQuery;
import org.jspecify.annotations.Nullable;

/**
 * Delivers updates without a position: once, in order, and only as many as fit. Nobody
 * can recover them, so nothing waits for them. Outlives the engines of its account, so
 * that a query to a bot is known over a reload.
 */
public final class EphemeralLane {

	private static final int CAPACITY = 1_000;

	/** One for each batch that waits. */
	private final SerialQueue<Runnable> turns;

	private final EphemeralBuffer waiting = new EphemeralBuffer(CAPACITY);

	private final SeenQueries queries = new SeenQueries();

	private final EngineTimers timers;

	private final BatchDelivery deliveries;

	private final EventReporter events;

	private boolean delivering;

	private boolean closed;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	public EphemeralLane(Executor threads, EngineTimers timers, BatchDelivery deliveries, EventReporter events) {
		this.deliveries = deliveries;
		this.events = events;
		this.timers = timers;
		this.turns = new SerialQueue<>(threads, timers, Runnable::run, (failure) -> dropped(0, failure));
	}

	public void offer(Batch batch) {
		List<SequencedUpdate> updates = batch.updates().stream().filter(this::isNew).toList();
		if (updates.isEmpty()) {
			return;
		}
		List<SequencedUpdate> dropped = this.waiting
			.add(new Batch(batch.id(), batch.userId(), batch.lane(), updates, batch.change()));
		if (!dropped.isEmpty()) {
			dropped.forEach((update) -> BotQuery.of(update.update()).ifPresent(this.queries::forget));
			dropped(dropped.size(),
					new IllegalStateException("more than " + CAPACITY + " updates wait for their handlers"));
		}
		this.turns.add(this::deliverNext);
	}

	private boolean isNew(SequencedUpdate update) {
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
			this.deliveries.deliver(batch);
			this.deliveries.deliveredOnce(batch);
		}
		catch (Throwable failure) {
			dropped(batch.updates().size(), BatchFailedException.causeIn(failure));
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
		boolean last;
		synchronized (this) {
			this.delivering = false;
			last = this.closed;
		}
		if (last) {
			this.ended.complete(null);
		}
	}

	/**
	 * Says that updates will not be delivered.
	 */
	public void dropped(int count, Throwable reason) {
		this.events.report(new EngineEvent.EphemeralDropped(count, reason));
	}

	/**
	 * Delivers nothing any more, and reports what is dropped. Needs no thread, since
	 * others may hold them all.
	 * @return completes when the last delivery has ended
	 */
	public CompletableFuture<Void> close() {
		boolean idle;
		synchronized (this) {
			this.closed = true;
			idle = !this.delivering;
		}
		int left = this.waiting.clear();
		if (left > 0) {
			dropped(left, new IllegalStateException("the account stops"));
		}
		if (idle) {
			this.ended.complete(null);
		}
		return this.ended;
	}

}
