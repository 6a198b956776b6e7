package io.github.telegramupdates.engine.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a number of tasks be under way at a time, over all accounts; the others wait,
 * first come first served. No thread waits with them.
 */
public final class Limiter {

	private static final Logger log = LoggerFactory.getLogger(Limiter.class);

	private final int limit;

	private final Queue<Supplier<? extends CompletionStage<?>>> waiting = new ArrayDeque<>();

	private int underWay;

	/** Whether a thread starts what waited. */
	private boolean starting;

	public Limiter(int limit) {
		this.limit = limit;
	}

	/**
	 * Starts a task, now or later.
	 * @param task starts it, and says when it has ended
	 */
	public void run(Supplier<? extends CompletionStage<?>> task) {
		synchronized (this) {
			if (this.underWay >= this.limit) {
				this.waiting.add(task);
				return;
			}
			this.underWay++;
		}
		start(task);
	}

	private void start(Supplier<? extends CompletionStage<?>> task) {
		CompletionStage<?> end;
		try {
			end = task.get();
		}
		catch (Throwable failure) {
			ended();
			throw failure;
		}
		end.whenComplete((result, failure) -> ended());
	}

	/** One after the other, and not each within the end of another. */
	private void ended() {
		synchronized (this) {
			this.underWay--;
			if (this.starting) {
				return;
			}
			this.starting = true;
		}
		Supplier<? extends CompletionStage<?>> next = next();
		while (next != null) {
			try {
				start(next);
			}
			catch (Throwable failure) {
				log.error("A task could not be started: {}", failure.getClass().getName());
				log.debug("The failure in full", failure);
			}
			next = next();
		}
	}

	private synchronized @Nullable Supplier<? extends CompletionStage<?>> next() {
		this.starting = this.underWay < this.limit && !this.waiting.isEmpty();
		if (!this.starting) {
			return null;
		}
		this.underWay++;
		return this.waiting.remove();
	}

}
