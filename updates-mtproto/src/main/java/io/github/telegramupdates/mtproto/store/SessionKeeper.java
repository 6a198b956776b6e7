package io.github.telegramupdates.mtproto.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads and saves on workers, one after the other.
 */
public final class SessionKeeper {

	private static final Logger log = LoggerFactory.getLogger(SessionKeeper.class);

	private final SessionStore store;

	private final Executor workers;

	private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

	public SessionKeeper(SessionStore store, Executor workers) {
		this.store = store;
		this.workers = workers;
	}

	public CompletableFuture<Optional<StoredSession>> load() {
		return CompletableFuture.supplyAsync(this.store::load, this.workers);
	}

	/** Saves after all that was saved before; a failure is logged, and told. */
	public CompletableFuture<Void> save(StoredSession session) {
		CompletableFuture<Void> saved = this.last.thenRunAsync(() -> this.store.save(session), this.workers);
		this.last = saved.exceptionally((failure) -> {
			log.error("The session could not be saved", failure);
			return null;
		});
		return saved;
	}

}
