package io.github.telegramupdates.engine.runtime;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.EngineTimers;

/**
 * Real time, and one daemon thread that wakes inboxes.
 */
public final class SystemTimers implements EngineTimers, AutoCloseable {

	private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1,
			DaemonThreads.named("telegram-updates-timer"));

	public SystemTimers() {
		this.scheduler.setRemoveOnCancelPolicy(true);
		this.scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	@Override
	public long monotonicMillis() {
		return System.nanoTime() / 1_000_000;
	}

	@Override
	public Cancellable schedule(long delayMillis, Runnable task) {
		if (this.scheduler.isShutdown()) {
			return () -> {
			};
		}
		Future<?> scheduled = this.scheduler.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
		return () -> scheduled.cancel(false);
	}

	@Override
	public void close() {
		this.scheduler.shutdown();
	}

}
