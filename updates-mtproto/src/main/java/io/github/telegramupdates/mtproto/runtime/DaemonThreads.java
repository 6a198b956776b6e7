package io.github.telegramupdates.mtproto.runtime;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names threads, and keeps them from keeping the process alive.
 */
final class DaemonThreads implements ThreadFactory, ForkJoinWorkerThreadFactory {

	private final String prefix;

	private final AtomicInteger count = new AtomicInteger();

	DaemonThreads(String prefix) {
		this.prefix = prefix;
	}

	@Override
	public Thread newThread(Runnable task) {
		return named(new Thread(task));
	}

	@Override
	public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
		ForkJoinWorkerThread thread = named(ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool));
		// the default is that of the system, which does not know the classes of an
		// application
		thread.setContextClassLoader(getClass().getClassLoader());
		return thread;
	}

	private <T extends Thread> T named(T thread) {
		thread.setName(this.prefix + "-" + this.count.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

}
