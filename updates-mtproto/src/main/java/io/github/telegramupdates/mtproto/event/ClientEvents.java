package io.github.telegramupdates.mtproto.event;

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

	public void tell(ClientEvent event) {
		log.debug("{}", event);
		try {
			this.listener.onEvent(event);
		}
		catch (RuntimeException ex) {
			log.error("The listener of events failed", ex);
		}
	}

}
