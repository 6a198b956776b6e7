package io.github.telegramupdates.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks on another executor, but none within another: an executor may run what it is
 * given on the calling thread, and that must neither run handlers in the middle of a step
 * or under a lock, nor nest without end. What is given by a task that is running on the
 * calling thread runs there after it.
 */
final class UnnestedExecutor implements Executor {

	private final Executor executor;

	/** What a thread still has to run, if it runs a task of one of the executors. */
	private final ThreadLocal<Queue<Runnable>> postponed;

	private UnnestedExecutor(Executor executor, ThreadLocal<Queue<Runnable>> postponed) {
		this.executor = executor;
		this.postponed = postponed;
	}

	/**
	 * An executor whose tasks are run in none of its own.
	 */
	static UnnestedExecutor of(Executor executor) {
		return new UnnestedExecutor(executor, new ThreadLocal<>());
	}

	/**
	 * An executor whose tasks are run in none of its own or of this one.
	 */
	UnnestedExecutor beside(Executor other) {
		return new UnnestedExecutor(other, this.postponed);
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(() -> run(task));
	}

	/**
	 * Runs a task on the calling thread, unless that is running one already.
	 * @return whether the task was run
	 */
	boolean runHere(Runnable task) {
		if (this.postponed.get() != null) {
			return false;
		}
		run(task);
		return true;
	}

	private void run(Runnable task) {
		Queue<Runnable> running = this.postponed.get();
		if (running != null) {
			running.add(task);
			return;
		}
		Deque<Runnable> tasks = new ArrayDeque<>();
		tasks.add(task);
		this.postponed.set(tasks);
		try {
			runAll(tasks);
		}
		finally {
			this.postponed.remove();
		}
	}

	private static void runAll(Queue<Runnable> tasks) {
		Throwable thrown = null;
		for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
			try {
				next.run();
			}
			catch (RuntimeException | Error failure) {
				thrown = failure;
			}
		}
		if (thrown instanceof Error error) {
			throw error;
		}
		if (thrown instanceof RuntimeException failure) {
			throw failure;
		}
	}

}
