package io.github.telegramupdates.engine.account;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.delivery.Replay;
import io.github.telegramupdates.engine.lanes.CommitStatistics;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateNotFoundException;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;

/**
 * The parked updates of an account: hands them to the lanes of the engine that runs,
 * under the claim of the account, or discards them.
 */
final class ParkedUpdates {

	private final long userId;

	private final EngineConfig config;

	private final StateLoader loader;

	private final AccountLifecycle lifecycle;

	private final CommitStatistics statistics;

	ParkedUpdates(long userId, EngineConfig config, StateLoader loader, AccountLifecycle lifecycle,
			CommitStatistics statistics) {
		this.userId = userId;
		this.config = config;
		this.loader = loader;
		this.lifecycle = lifecycle;
		this.statistics = statistics;
	}

	/**
	 * Visits the parked updates, oldest first.
	 */
	void forEach(ParkedUpdateStorage.Visitor visitor) {
		this.config.storage().parkedUpdates().ifPresent((parkedUpdates) -> parkedUpdates.forEach(this.userId, visitor));
	}

	/**
	 * Delivers a parked update again. Returns at once.
	 */
	CompletableFuture<Void> replay(long id) {
		CompletableFuture<Void> outcome = new CompletableFuture<>();
		try {
			this.config.threads().storage().execute(() -> replay(id, outcome));
		}
		catch (RuntimeException failure) {
			outcome.completeExceptionally(failure);
		}
		return outcome;
	}

	private void replay(long id, CompletableFuture<Void> outcome) {
		try {
			engine().lanes().replay(new Replay(find(id), this.loader.ownerEpoch()), outcome);
		}
		catch (Throwable failure) {
			outcome.completeExceptionally(failure);
		}
	}

	/**
	 * Deletes a parked update.
	 * @return whether it was stored
	 */
	boolean discard(long id) {
		boolean discarded = this.config.storage()
			.parkedUpdates()
			.filter((parkedUpdates) -> parkedUpdates.discard(this.userId, id))
			.isPresent();
		if (discarded) {
			this.statistics.unparked();
		}
		return discarded;
	}

	private ParkedUpdate find(long id) {
		return this.config.storage()
			.parkedUpdates()
			.flatMap((parkedUpdates) -> parkedUpdates.find(this.userId, id))
			.orElseThrow(() -> new ParkedUpdateNotFoundException(this.userId, id));
	}

	private RunningEngine engine() {
		RunningEngine last = this.lifecycle.engine();
		if (last == null || last.instance().isOver()) {
			throw new IllegalStateException("Account " + this.userId + " does not run, or loads its state");
		}
		return last;
	}

}
