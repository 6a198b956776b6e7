package io.github.telegramupdates.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Borrows no more than some of the threads of an executor, so that others have the rest.
 */
final class LimitedExecutor implements Executor {

	private final Executor executor;

	private final int limit;

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private int borrowed;

	LimitedExecutor(Executor executor, int limit) {
		this.executor = executor;
		this.limit = limit;
	}

	@Override
	public void execute(Runnable task) {
		synchronized (this) {
			if (this.borrowed >= this.limit) {
				this.waiting.add(task);
				return;
			}
			this.borrowed++;
		}
		borrow(task);
	}

	private void borrow(Runnable task) {
		try {
			this.executor.execute(() -> run(task));
		}
		catch (RuntimeException refused) {
			synchronized (this) {
				this.borrowed--;
			}
			throw refused;
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		finally {
			next();
		}
	}

	// in the queue of the executor again, behind the tasks of others
	private void next() {
		Runnable task;
		synchronized (this) {
			task = this.waiting.poll();
			if (task == null) {
				this.borrowed--;
				return;
			}
		}
		try {
			this.executor.execute(() -> run(task));
		}
		catch (RejectedExecutionException refused) {
			// whoever gave it was not told, and this is a thread of the executor
			run(task);
		}
	}

}
