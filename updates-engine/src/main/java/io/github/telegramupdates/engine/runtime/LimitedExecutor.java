package io.github.telegramupdates.engine.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.EngineTimers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Borrows no more than some of the threads of an executor, so that others have the rest.
 */
public final class LimitedExecutor implements Executor {

	private static final Logger log = LoggerFactory.getLogger(LimitedExecutor.class);

	private static final long REFUSED_MILLIS = 1_000;

	private final Executor executor;

	private final EngineTimers timers;

	private final int limit;

	private final Deque<Runnable> waiting = new ArrayDeque<>();

	private int borrowed;

	public LimitedExecutor(Executor executor, EngineTimers timers, int limit) {
		this.executor = executor;
		this.timers = timers;
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
		Loan loan = new Loan(task);
		try {
			this.executor.execute(loan);
		}
		catch (Throwable refused) {
			if (!loan.begun) {
				giveBack();
			}
			throw refused;
		}
	}

	/** Who gave what waits meanwhile was not notified of a refusal. */
	private void giveBack() {
		synchronized (this) {
			this.borrowed--;
			if (this.waiting.isEmpty()) {
				return;
			}
		}
		this.timers.schedule(REFUSED_MILLIS, this::tryAgain);
	}

	private void tryAgain() {
		Runnable task;
		synchronized (this) {
			task = (this.borrowed < this.limit) ? this.waiting.poll() : null;
			if (task == null) {
				return;
			}
			this.borrowed++;
		}
		if (!isTaken(task)) {
			synchronized (this) {
				this.waiting.addFirst(task);
			}
			giveBack();
		}
	}

	private boolean isTaken(Runnable task) {
		Loan loan = new Loan(task);
		try {
			this.executor.execute(loan);
			return true;
		}
		catch (Throwable refused) {
			if (loan.begun) {
				throw refused;
			}
			return false;
		}
	}

	// in the queue of the executor again, behind the tasks of others
	private void passOn() {
		Runnable task = next();
		while (task != null && !isTaken(task)) {
			// whoever gave it was not notified, and this is a thread of the executor
			runRefused(task);
			task = next();
		}
	}

	private synchronized @Nullable Runnable next() {
		Runnable task = this.waiting.poll();
		if (task == null) {
			this.borrowed--;
		}
		return task;
	}

	private static void runRefused(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable failure) {
			log.error("A task failed with {}", failure.getClass().getName());
			log.debug("The failure in full", failure);
		}
	}

	/** A task on a borrowed thread. */
	private final class Loan implements Runnable {

		private final Runnable task;

		private boolean begun;

		private Loan(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			this.begun = true;
			try {
				this.task.run();
			}
			finally {
				passOn();
			}
		}

	}

}
