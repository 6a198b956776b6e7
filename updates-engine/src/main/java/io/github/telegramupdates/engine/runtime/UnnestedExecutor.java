package io.github.telegramupdates.engine.runtime;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on another executor, but none within another: an executor may run what it is
 * given on the calling thread, and that must neither run handlers in the middle of a step
 * or under a lock, nor nest without end. What is given by a task that is running on the
 * calling thread runs there after it.
 */
public final class UnnestedExecutor implements Executor {

	private static final int IDLE = 0;

	private static final int RUNNING = 1;

	/** It runs a task, and others after it. */
	private static final int FOLLOWED = 2;

	private final Executor executor;

	/**
	 * What a thread does. Stays with the thread, and is of a class of the platform so
	 * that it holds nothing else.
	 */
	private final ThreadLocal<int[]> states;

	/** What a thread runs after the task that it runs. */
	private final ThreadLocal<Queue<Runnable>> followers;

	private UnnestedExecutor(Executor executor, ThreadLocal<int[]> states, ThreadLocal<Queue<Runnable>> followers) {
		this.executor = executor;
		this.states = states;
		this.followers = followers;
	}

	/**
	 * An executor whose tasks are run in none of its own.
	 */
	public static UnnestedExecutor of(Executor executor) {
		return new UnnestedExecutor(executor, ThreadLocal.withInitial(() -> new int[] { IDLE }),
				ThreadLocal.withInitial(ArrayDeque::new));
	}

	/**
	 * An executor whose tasks are run in none of its own or of this one.
	 */
	public UnnestedExecutor beside(Executor other) {
		return new UnnestedExecutor(other, this.states, this.followers);
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
		int[] state = this.states.get();
		if (state[0] != IDLE) {
			return false;
		}
		runAll(task, state);
		return true;
	}

	private void run(Runnable task) {
		if (!runHere(task)) {
			this.followers.get().add(task);
			this.states.get()[0] = FOLLOWED;
		}
	}

	private void runAll(Runnable first, int[] state) {
		state[0] = RUNNING;
		Throwable thrown = null;
		for (Runnable next = first; next != null; next = follower(state)) {
			try {
				next.run();
			}
			catch (Throwable failure) {
				thrown = failure;
			}
		}
		state[0] = IDLE;
		if (thrown instanceof Error error) {
			throw error;
		}
		if (thrown instanceof RuntimeException failure) {
			throw failure;
		}
		if (thrown != null) {
			// other languages do not declare what they throw
			throw new UndeclaredThrowableException(thrown);
		}
	}

	private @Nullable Runnable follower(int[] state) {
		return (state[0] == FOLLOWED) ? this.followers.get().poll() : null;
	}

}
