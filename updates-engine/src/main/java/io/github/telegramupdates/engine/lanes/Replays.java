package io.github.telegramupdates.engine.lanes;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.Replay;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parked updates that wait for their delivery in the lanes of an engine, and who waits
 * for the outcome.
 */
final class Replays {

	private static final Logger log = LoggerFactory.getLogger(Replays.class);

	private final StateStorage storage;

	private final Map<Long, CompletableFuture<Void>> outcomes = new ConcurrentHashMap<>();

	Replays(StateStorage storage) {
		this.storage = storage;
	}

	/**
	 * A parked update is to be delivered.
	 * @param outcome completes when it is, or is not
	 * @return whether it does not wait already; if it does, the outcome is that of the
	 * one that waits
	 */
	boolean begin(Replay replay, CompletableFuture<Void> outcome) {
		CompletableFuture<Void> waiting = this.outcomes.putIfAbsent(replay.parked().id(), outcome);
		if (waiting != null) {
			waiting.whenComplete((done, failure) -> complete(outcome, failure));
		}
		return waiting == null;
	}

	/**
	 * It is delivered, and stored no more.
	 */
	void committed(Replay replay) {
		end(replay, null);
	}

	/**
	 * It was delivered in vain once more, and stays stored.
	 */
	void failed(Replay replay, Throwable thrown, Instant now) {
		ParkedUpdate parked = replay.parked();
		String listener = (thrown instanceof BatchFailedException named) ? named.listener() : null;
		Throwable failure = BatchFailedException.causeIn(thrown);
		try {
			this.storage.parkedUpdates()
				.orElseThrow()
				.failedAgain(parked.userId(), parked.id(),
						parked.failure().again(listener, failure.getClass().getName(), now));
		}
		catch (RuntimeException ex) {
			log.warn("Account {}: it cannot be stored that the parked update {} failed again: {}", parked.userId(),
					parked.id(), ex.getClass().getName());
			log.debug("The failure in full", ex);
		}
		end(replay, failure);
	}

	/**
	 * It was not delivered, because it is stored no more, or belongs to somebody else.
	 */
	void refused(Replay replay, Throwable failure) {
		end(replay, failure);
	}

	private void end(Replay replay, @Nullable Throwable failure) {
		CompletableFuture<Void> outcome = this.outcomes.remove(replay.parked().id());
		if (outcome != null) {
			complete(outcome, failure);
		}
	}

	private static void complete(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
		if (failure != null) {
			outcome.completeExceptionally(failure);
		}
		else {
			outcome.complete(null);
		}
	}

	/**
	 * Nothing is delivered any more.
	 */
	void close() {
		this.outcomes.values()
			.forEach((outcome) -> outcome
				.completeExceptionally(new CancellationException("The lanes ended before it was delivered")));
		this.outcomes.clear();
	}

}
