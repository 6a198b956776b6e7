package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.tl.UpdatesType;

/**
 * A session of an account, as the server sees it. Called while the server is locked.
 */
public interface Session {

	/**
	 * The account of the session.
	 * @return its id
	 */
	long accountId();

	/**
	 * Puts a container on the wire.
	 * @param updates the container
	 */
	void push(UpdatesType updates);

	/**
	 * The session is no longer authorised.
	 */
	void revoke();

	/**
	 * Whether the session is authorised.
	 * @return whether calls are answered
	 */
	boolean isAuthorized();

}
