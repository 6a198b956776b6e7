package io.github.telegramupdates.simulator.dc.rpc;

import io.github.telegramupdates.simulator.connection.SimulatedSession;

/**
 * The session that calls a method.
 */
public interface CallingSession {

	/**
	 * What its key is authorised for.
	 * @return shared by all sessions of the key
	 */
	Authorization authorization();

	/**
	 * Whether a message came in this session.
	 * @param messageId its id
	 * @return whether it is known
	 */
	boolean hasReceived(long messageId);

	/**
	 * Takes note that the client introduced itself, or called without having done so.
	 * @param introduced whether this call does it
	 */
	void noteIntroduction(boolean introduced);

	/**
	 * The session of the simulated Telegram behind this one. Opens it if need be.
	 * @return the session of the account that is logged in
	 */
	SimulatedSession simulatedSession();

	/**
	 * Lets the client be pushed updates from now on.
	 */
	void subscribe();

	/**
	 * Answers a call, after everything that was handed over before. Safe for use by
	 * several threads.
	 * @param callId the call
	 * @param result the boxed answer
	 */
	void answer(long callId, byte[] result);

}
