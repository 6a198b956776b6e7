package io.github.telegramupdates.spring.account.event;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Publishes events in order, on a thread of its own: listeners of the application may
 * wait, the engine may not.
 */
final class EventQueue implements DisposableBean {

	private static final Log logger = LogFactory.getLog(EventQueue.class);

	private static final int CAPACITY = 10_000;

	private static final int IDLE_SECONDS = 10;

	private static final int GRACE_SECONDS = 2;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor executor;

	EventQueue(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("telegram-updates-events-");
		threads.setDaemon(true);
		this.executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(CAPACITY), threads);
		this.executor.allowCoreThreadTimeOut(true);
	}

	void publish(TelegramUpdatesEvent event) {
		try {
			this.executor.execute(() -> publishLogged(event));
		}
		catch (RejectedExecutionException ex) {
			if (this.executor.isShutdown()) {
				logger.debug("%s of account '%s' is not published: the application has stopped"
					.formatted(event.event().getClass().getSimpleName(), event.account()));
				return;
			}
			logger.warn("Dropped %s of account '%s': listeners of the application are too slow"
				.formatted(event.event().getClass().getSimpleName(), event.account()));
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.executor.shutdown();
		if (!this.executor.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
			this.executor.shutdownNow();
		}
	}

	private void publishLogged(TelegramUpdatesEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of the application failed on %s of account '%s' with %s"
				.formatted(event.event().getClass().getSimpleName(), event.account(), FailureText.of(ex)));
			logger.debug("The failure in full", ex);
		}
	}

}
