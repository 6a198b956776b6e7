package io.github.telegramupdates.spring.account.lifecycle;

import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * A thread that does nothing and is no daemon: an application without a web server has no
 * other one, and would end right after its start.
 * <p>
 * Contexts of Spring's test framework are cached until the process ends, so they must not
 * keep it from ending.
 */
final class KeepAlive {

	static final String THREAD_NAME = "telegram-updates-keep-alive";

	private static final String TEST_FRAMEWORK = "org.springframework.test.context.";

	private @Nullable CountDownLatch end;

	synchronized void start() {
		if (this.end != null || isTestContext()) {
			return;
		}
		CountDownLatch latch = new CountDownLatch(1);
		Thread thread = new Thread(() -> awaitUninterruptibly(latch), THREAD_NAME);
		thread.setDaemon(false);
		thread.start();
		this.end = latch;
	}

	synchronized void stop() {
		if (this.end != null) {
			this.end.countDown();
			this.end = null;
		}
	}

	private static boolean isTestContext() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.anyMatch((frame) -> frame.getClassName().startsWith(TEST_FRAMEWORK)));
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				// Only the end of the context ends this thread
			}
		}
	}

}
