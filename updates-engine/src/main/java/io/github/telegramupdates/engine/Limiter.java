package io.github.telegramupdates.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Lets a number of tasks be under way at a time, over all accounts; the others wait,
 * first come first served. No thread waits with them.
 */
final class Limiter {

	private final int limit;

	private final Queue<Supplier<? extends CompletionStage<?>>> waiting = new ArrayDeque<>();

	private int underWay;

	Limiter(int limit) {
		this.limit = limit;
	}

	/**
	 * Starts a task, now or later.
	 * @param task starts it, and says when it has ended
	 */
	void run(Supplier<? extends CompletionStage<?>> task) {
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
		catch (RuntimeException failure) {
			ended();
			throw failure;
		}
		end.whenComplete((result, failure) -> ended());
	}

	private void ended() {
		Supplier<? extends CompletionStage<?>> next;
		synchronized (this) {
			next = this.waiting.poll();
			if (next == null) {
				this.underWay--;
			}
		}
		if (next != null) {
			start(next);
		}
	}

}
