package io.github.telegramupdates.spring.account.connection;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.spring.account.event.FailureText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs the steps of connectors, now or later. After {@link #close()} steps are dropped.
 */
public final class ConnectorTasks implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ConnectorTasks.class);

	private static final int MAX_THREADS = 4;

	private static final int IDLE_SECONDS = 10;

	private final ScheduledThreadPoolExecutor executor;

	private final Backoff backoff;

	/**
	 * Creates the tasks.
	 * @param accounts how many accounts there are
	 * @param backoff waits between attempts
	 */
	public ConnectorTasks(int accounts, Backoff backoff) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("telegram-updates-accounts-");
		threads.setDaemon(true);
		// A connection factory that waits for the network holds up no other account, and
		// no check
		int size = 1 + Math.min(accounts, MAX_THREADS);
		this.executor = new ScheduledThreadPoolExecutor(size, threads, new ThreadPoolExecutor.DiscardPolicy());
		this.executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
		this.executor.setRemoveOnCancelPolicy(true);
		this.backoff = backoff;
	}

	void execute(Runnable step) {
		this.executor.execute(() -> runLogged(step));
	}

	/**
	 * Runs a step again, later.
	 * @param step what to run
	 * @param failures how often it failed by now, from 1
	 * @param atLeast how long to wait at least
	 * @return how much later
	 */
	Duration retryLater(Runnable step, int failures, Duration atLeast) {
		Duration delay = this.backoff.delay(failures);
		Duration wait = (delay.compareTo(atLeast) < 0) ? atLeast : delay;
		this.executor.schedule(() -> runLogged(step), wait.toMillis(), TimeUnit.MILLISECONDS);
		return wait;
	}

	/**
	 * Runs a check again and again.
	 * @param interval time from the end of one to the begin of the next
	 * @param check what to run
	 */
	public void repeat(Duration interval, Runnable check) {
		this.executor.scheduleWithFixedDelay(() -> runLogged(check, "A check failed"), interval.toMillis(),
				interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Drops what waits, and interrupts what runs.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private static void runLogged(Runnable step) {
		runLogged(step, "A step of an account failed and is not repeated");
	}

	private static void runLogged(Runnable step, String failed) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			logger.error(failed + ": " + FailureText.of(ex));
			logger.debug("The failure in full", ex);
		}
	}

}
