package io.github.telegramupdates.mtproto.store;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses a store beside the loop, for one thing after the other. What was asked for before
 * the threads are shut down is done.
 */
public final class SessionKeeper {

	private static final Logger log = LoggerFactory.getLogger(SessionKeeper.class);

	private final SessionStore store;

	private final Executor blocking;

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private boolean working;

	public SessionKeeper(SessionStore store, Executor blocking) {
		this.store = store;
		this.blocking = blocking;
	}

	/** Loads the session; a failure is only reported. */
	public CompletableFuture<Optional<StoredSession>> load() {
		return submit(this.store::load);
	}

	/** Saves a session. A failure is logged and reported. */
	public CompletableFuture<Void> save(StoredSession session) {
		return change("saved", () -> this.store.save(session));
	}

	/** Keeps the stored session aside. A failure is logged and reported. */
	public CompletableFuture<Void> setAside() {
		return change("kept aside", this.store::setAside);
	}

	/** Forgets the stored session. A failure is logged and reported. */
	public CompletableFuture<Void> delete() {
		return change("deleted", this.store::delete);
	}

	/** Lets others use the session. A failure is logged and reported. */
	public CompletableFuture<Void> release() {
		return change("released", this.store::release);
	}

	private CompletableFuture<Void> change(String action, Runnable change) {
		return this.<@Nullable Void>submit(() -> {
			try {
				change.run();
				return null;
			}
			catch (RuntimeException ex) {
				log.error("The session could not be {}", action, ex);
				throw ex;
			}
		});
	}

	private <T> CompletableFuture<T> submit(Supplier<T> task) {
		CompletableFuture<T> done = new CompletableFuture<>();
		enqueue(() -> {
			try {
				done.complete(task.get());
			}
			catch (RuntimeException | Error ex) {
				done.completeExceptionally(ex);
			}
		});
		return done;
	}

	private synchronized void enqueue(Runnable task) {
		this.tasks.add(task);
		if (!this.working) {
			this.working = true;
			this.blocking.execute(this::work);
		}
	}

	private void work() {
		for (Runnable task = next(); task != null; task = next()) {
			task.run();
		}
	}

	private synchronized @Nullable Runnable next() {
		Runnable task = this.tasks.poll();
		this.working = task != null;
		return task;
	}

}
