package io.github.telegramupdates.mtproto.event;

import java.util.concurrent.ExecutorService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener. What the listener does wrong does not harm the client.
 */
public final class ClientEvents {

	private static final Logger log = LoggerFactory.getLogger(ClientEvents.class);

	private final ClientEventListener listener;

	public ClientEvents(ClientEventListener listener) {
		this.listener = listener;
	}

	/**
	 * From another thread; what a client does when it is closed is reported to nobody.
	 */
	public void tellOn(ExecutorService loop, ClientEvent event) {
		if (!loop.isShutdown()) {
			loop.execute(() -> report(event));
		}
	}

	public void report(ClientEvent event) {
		log.debug("{}", event);
		try {
			this.listener.onEvent(event);
		}
		catch (RuntimeException ex) {
			log.error("The listener of events failed", ex);
		}
	}

}
