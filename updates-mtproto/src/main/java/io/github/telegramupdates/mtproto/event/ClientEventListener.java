package io.github.telegramupdates.mtproto.event;

/**
 * Receives what a client does, in the order in which it happens. It is called on the loop
 * of the client: it returns at once, and never waits for anything. What it throws is
 * logged.
 */
@FunctionalInterface
public interface ClientEventListener {

	/**
	 * Something happened.
	 * @param event what happened
	 */
	void onEvent(ClientEvent event);

}
