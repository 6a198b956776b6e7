package io.github.telegramupdates.engine.event;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.runtime.SerialQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what happens to an account, in order, on threads of its own, so that a listener
 * holds up neither the inbox nor a lane. What a listener throws is logged, and changes
 * nothing.
 */
public final class EventReporter {

	private static final Logger log = LoggerFactory.getLogger(EventReporter.class);

	private final String name;

	private final long userId;

	private final EngineListener listener;

	private final Runnable onStart;

	private final SerialQueue<EngineEvent> events;

	private final AtomicBoolean startReported = new AtomicBoolean();

	public EventReporter(String name, long userId, EngineListener listener, Runnable onStart, Executor threads,
			EngineTimers timers) {
		this.name = name;
		this.userId = userId;
		this.listener = listener;
		this.onStart = onStart;
		this.events = new SerialQueue<>(threads, timers, this::callListeners,
				(failure) -> logFailure("an event is reported later", failure));
	}

	/**
	 * Reports an event after all others. Returns at once.
	 */
	public void report(EngineEvent event) {
		this.events.add(event);
	}

	private void callListeners(EngineEvent event) {
		try {
			this.listener.onEvent(this.userId, event);
		}
		catch (Throwable failure) {
			logFailure("a listener failed for " + event.getClass().getSimpleName(), failure);
		}
		if (event instanceof EngineEvent.Started && this.startReported.compareAndSet(false, true)) {
			reportStart();
		}
	}

	/** Once, however often the account is loaded. */
	private void reportStart() {
		try {
			this.onStart.run();
		}
		catch (Throwable failure) {
			logFailure("the callback of the start failed", failure);
		}
	}

	private void logFailure(String what, Throwable failure) {
		log.warn("Account '{}': {} with {}", this.name, what, failure.getClass().getName());
		log.debug("The failure in full", failure);
	}

}
