package io.github.telegramupdates.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one after the other, in order, on threads of an executor that it occupies
 * only while there is something to do. A task that throws does not keep the next ones
 * from running.
 */
final class SerialQueue {

	private static final int TASKS_PER_TURN = 256;

	private static final long REFUSED_MILLIS = 1_000;

	private final Executor executor;

	private final EngineTimers timers;

	private final Consumer<Throwable> failed;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicBoolean running = new AtomicBoolean();

	/** Whether the executor refused, and is asked again later. */
	private final AtomicBoolean refused = new AtomicBoolean();

	SerialQueue(Executor executor, EngineTimers timers, Consumer<Throwable> failed) {
		this.executor = executor;
		this.timers = timers;
		this.failed = failed;
	}

	/**
	 * Runs a task after all earlier ones. If the executor refuses, it is asked again with
	 * the next task, and after a second.
	 */
	void execute(Runnable task) {
		this.size.incrementAndGet();
		this.tasks.add(task);
		begin();
	}

	/**
	 * How many tasks wait or run.
	 */
	int size() {
		return this.size.get();
	}

	private void begin() {
		if (this.running.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::turn);
			}
			catch (Throwable failure) {
				this.running.set(false);
				refused(failure);
			}
		}
	}

	private void refused(Throwable failure) {
		if (this.refused.compareAndSet(false, true)) {
			this.timers.schedule(REFUSED_MILLIS, this::beginAgain);
			this.failed.accept(failure);
		}
	}

	private void beginAgain() {
		this.refused.set(false);
		if (!this.tasks.isEmpty()) {
			begin();
		}
	}

	private void turn() {
		Runnable task = this.tasks.poll();
		for (int done = 1; task != null; done++) {
			run(task);
			// others want the thread, too
			task = (done < TASKS_PER_TURN) ? this.tasks.poll() : null;
		}
		this.running.set(false);
		if (!this.tasks.isEmpty()) {
			begin();
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable failure) {
			this.failed.accept(failure);
		}
		finally {
			this.size.decrementAndGet();
		}
	}

}
