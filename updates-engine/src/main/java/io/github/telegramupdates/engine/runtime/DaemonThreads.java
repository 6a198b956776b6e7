package io.github.telegramupdates.engine.runtime;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names threads, and keeps them from keeping the process alive.
 */
public final class DaemonThreads implements ThreadFactory {

	private final String prefix;

	private final AtomicInteger count = new AtomicInteger();

	private DaemonThreads(String prefix) {
		this.prefix = prefix;
	}

	public static ThreadFactory named(String prefix) {
		return new DaemonThreads(prefix);
	}

	@Override
	public Thread newThread(Runnable task) {
		Thread thread = new Thread(task, this.prefix + "-" + this.count.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

}
