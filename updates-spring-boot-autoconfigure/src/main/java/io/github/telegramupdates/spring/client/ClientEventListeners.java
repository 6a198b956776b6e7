package io.github.telegramupdates.spring.client;

import io.github.telegramupdates.mtproto.event.ClientEventListener;

/**
 * Listens to the clients of accounts.
 */
@FunctionalInterface
interface ClientEventListeners {

	/** Nobody listens. */
	ClientEventListeners NONE = (account) -> (event) -> {
	};

	/** Listens to the client of an account. */
	ClientEventListener of(String account);

}
