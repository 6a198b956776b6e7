package io.github.telegramupdates.engine.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks on another executor, but none within another: an executor may run what it is
 * given on the calling thread, and that must neither run handlers in the middle of a step
 * or under a lock, nor nest without end. What is given by a task that is running on the
 * calling thread runs there after it.
 */
public final class UnnestedExecutor implements Executor {

	private final Executor executor;

	/**
	 * The task of one of the executors that a thread runs, and those that it runs after
	 * it; empty if it runs none. Stays with the thread, and is of a class of the platform
	 * so that it holds nothing else.
	 */
	private final ThreadLocal<Queue<Runnable>> tasks;

	private UnnestedExecutor(Executor executor, ThreadLocal<Queue<Runnable>> tasks) {
		this.executor = executor;
		this.tasks = tasks;
	}

	/**
	 * An executor whose tasks are run in none of its own.
	 */
	public static UnnestedExecutor of(Executor executor) {
		return new UnnestedExecutor(executor, ThreadLocal.withInitial(ArrayDeque::new));
	}

	/**
	 * An executor whose tasks are run in none of its own or of this one.
	 */
	public UnnestedExecutor beside(Executor other) {
		return new UnnestedExecutor(other, this.tasks);
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(() -> run(task));
	}

	/**
	 * Runs a task on the calling thread, unless that is running one already.
	 * @return whether the task was run
	 */
	public boolean runHere(Runnable task) {
		Queue<Runnable> ofThread = this.tasks.get();
		if (!ofThread.isEmpty()) {
			return false;
		}
		ofThread.add(task);
		runAll(ofThread);
		return true;
	}

	private void run(Runnable task) {
		Queue<Runnable> ofThread = this.tasks.get();
		boolean first = ofThread.isEmpty();
		ofThread.add(task);
		if (first) {
			runAll(ofThread);
		}
	}

	/** A task is taken out when it has ended, so that others know that it runs. */
	private static void runAll(Queue<Runnable> tasks) {
		Throwable thrown = null;
		for (Runnable next = tasks.peek(); next != null; next = tasks.peek()) {
			try {
				next.run();
			}
			catch (RuntimeException | Error failure) {
				thrown = failure;
			}
			finally {
				tasks.remove();
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
