package io.github.telegramupdates.simulator.clock;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The time of the system. Tasks run on one daemon thread of this clock, one at a time;
 * closing the clock ends the thread and drops what has not run.
 */
public final class SystemClock implements SimulatorClock, AutoCloseable {

	private final ScheduledThreadPoolExecutor executor;

	/**
	 * Starts the clock's thread when the first task is scheduled.
	 */
	public SystemClock() {
		this.executor = new ScheduledThreadPoolExecutor(1, SystemClock::thread);
		this.executor.setRemoveOnCancelPolicy(true);
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "simulated-telegram");
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public long millis() {
		return System.currentTimeMillis();
	}

	@Override
	public Cancellable schedule(long delayMillis, Runnable task) {
		try {
			ScheduledFuture<?> future = this.executor.schedule(() -> run(task), Math.max(0, delayMillis),
					TimeUnit.MILLISECONDS);
			return () -> future.cancel(false);
		}
		catch (RejectedExecutionException ex) {
			// A closed clock stands still: what is scheduled never runs
			return () -> {
			};
		}
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			// The executor would keep the exception in a future that nobody reads
			Thread thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
