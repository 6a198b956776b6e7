package io.github.telegramupdates.spring.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The threads on which lanes are delivered. They have no lifecycle of their own: the
 * accounts stop first, so that nothing new comes, and then interrupt what still runs.
 */
public final class LaneExecutor extends ThreadPoolTaskExecutor {

	private final List<Runnable> postponed = new ArrayList<>();

	private volatile boolean destroyed;

	/**
	 * Interrupts the handlers that still run. When something is executed again, threads
	 * are made again, and what waits now is run then.
	 * @param patience how long to wait for the handlers to end
	 */
	public void interrupt(Duration patience) {
		ThreadPoolExecutor pool = getThreadPoolExecutor();
		synchronized (this) {
			this.postponed.addAll(pool.shutdownNow());
		}
		// not under the lock: tasks that end may give others
		try {
			pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void execute(Runnable task) {
		if (getThreadPoolExecutor().isShutdown()) {
			renew();
		}
		super.execute(task);
	}

	private synchronized void renew() {
		if (this.destroyed) {
			throw new RejectedExecutionException("The application has stopped");
		}
		if (getThreadPoolExecutor().isShutdown()) {
			initialize();
			this.postponed.forEach(getThreadPoolExecutor()::execute);
			this.postponed.clear();
		}
	}

	@Override
	public void destroy() {
		this.destroyed = true;
		super.destroy();
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		// The accounts stop with the help of these threads
	}

	@Override
	public void start() {
		// Always ready
	}

	@Override
	public void stop() {
		// Stopped by the accounts
	}

	@Override
	public void stop(Runnable callback) {
		callback.run();
	}

}
