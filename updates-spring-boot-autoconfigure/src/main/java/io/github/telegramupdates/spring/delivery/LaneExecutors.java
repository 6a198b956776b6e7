package io.github.telegramupdates.spring.delivery;

import java.util.concurrent.ThreadFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes the executor on which lanes are delivered. Its queue is not bounded because its
 * length is: a lane waits in it once.
 */
final class LaneExecutors {

	static final String THREAD_NAME_PREFIX = "telegram-updates-lane-";

	private static final int IDLE_SECONDS = 10;

	private LaneExecutors() {
	}

	static LaneExecutor create(int threadCount, @Nullable ThreadFactory threads) {
		LaneExecutor executor = new LaneExecutor();
		executor.setThreadNamePrefix(THREAD_NAME_PREFIX);
		executor.setDaemon(true);
		executor.setCorePoolSize(threadCount);
		executor.setMaxPoolSize(threadCount);
		executor.setKeepAliveSeconds(IDLE_SECONDS);
		executor.setAllowCoreThreadTimeOut(true);
		if (threads != null) {
			executor.setThreadFactory(threads);
		}
		return executor;
	}

}
