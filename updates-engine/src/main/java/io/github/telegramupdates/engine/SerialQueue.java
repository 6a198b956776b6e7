package io.github.telegramupdates.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one after the other, in order, on threads of an executor that it occupies
 * only while there is something to do. A task that throws does not keep the next ones
 * from running.
 */
final class SerialQueue {

	private static final int TASKS_PER_TURN = 256;

	private final Executor executor;

	private final Consumer<Throwable> failed;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	SerialQueue(Executor executor, Consumer<Throwable> failed) {
		this.executor = executor;
		this.failed = failed;
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
			runNext();
			if (this.size.decrementAndGet() == 0) {
				return;
			}
		}
		// others want the thread, too
		this.executor.execute(this::turn);
	}

	private void runNext() {
		Runnable task = this.tasks.poll();
		if (task == null) {
			throw new IllegalStateException("The queue counts a task that it does not have");
		}
		try {
			task.run();
		}
		catch (Throwable failure) {
			this.failed.accept(failure);
		}
	}

}
