package io.github.telegramupdates.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, in order, on threads of an executor that it occupies
 * only while there is something to do.
 */
final class SerialQueue {

	private static final int TASKS_PER_TURN = 256;

	private final Executor executor;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	SerialQueue(Executor executor) {
		this.executor = executor;
	}

	void execute(Runnable task) {
		this.tasks.add(task);
		if (this.size.getAndIncrement() == 0) {
			this.executor.execute(this::turn);
		}
	}

	/**
	 * How many tasks wait or run.
	 */
	int size() {
		return this.size.get();
	}

	private void turn() {
		for (int done = 0; done < TASKS_PER_TURN; done++) {
			if (!runNext()) {
				return;
			}
		}
		// others want the thread, too
		this.executor.execute(this::turn);
	}

	/**
	 * Runs a task.
	 * @return whether there are more
	 */
	private boolean runNext() {
		boolean more;
		try {
			Runnable task = this.tasks.poll();
			if (task != null) {
				task.run();
			}
		}
		finally {
			more = this.size.decrementAndGet() > 0;
		}
		return more;
	}

}
