package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

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
	 * Puts a container on the wire once the call that is being answered is.
	 * @param updates the container
	 */
	void pushAfterAnswer(UpdatesType updates);

	/**
	 * The session is no longer authorised.
	 */
	void revoke();

	/**
	 * How far behind the answers to this session are.
	 * @return what is planned for it
	 */
	Replica replica();

	/**
	 * Whether the session is authorised.
	 * @return whether calls are answered
	 */
	boolean isAuthorized();

	/**
	 * Why the session is not authorised.
	 * @return the type of the error that calls meet, or {@code null} if it is authorised
	 */
	@Nullable String endOfAuthorization();

}
