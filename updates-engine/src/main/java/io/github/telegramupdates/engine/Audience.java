package io.github.telegramupdates.engine;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who want to hear of an account. What they throw is logged, and changes nothing.
 */
final class Audience {

	private static final Logger log = LoggerFactory.getLogger(Audience.class);

	private final String name;

	private final long userId;

	private final EngineListener listener;

	private final Runnable onStart;

	private final AtomicBoolean startTold = new AtomicBoolean();

	Audience(String name, long userId, EngineListener listener, Runnable onStart) {
		this.name = name;
		this.userId = userId;
		this.listener = listener;
		this.onStart = onStart;
	}

	void tell(EngineEvent event) {
		try {
			this.listener.onEvent(this.userId, event);
		}
		catch (Throwable failure) {
			log.warn("Account '{}': a listener failed for {} with {}", this.name, event.getClass().getSimpleName(),
					failure.getClass().getName());
			log.debug("The failure in full", failure);
		}
		if (event instanceof EngineEvent.Started && this.startTold.compareAndSet(false, true)) {
			tellStart();
		}
	}

	/** Once, however often the account is loaded. */
	private void tellStart() {
		try {
			this.onStart.run();
		}
		catch (Throwable failure) {
			log.warn("Account '{}': the callback of the start failed with {}", this.name, failure.getClass().getName());
			log.debug("The failure in full", failure);
		}
	}

}
