package io.github.telegramupdates.simulator.dc.rpc;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;

/**
 * Learns what clients do.
 */
public interface CallObserver {

	/**
	 * A key was authorised.
	 * @param account who logged in
	 */
	void loggedIn(SimulatedAccount account);

	/**
	 * A client asked for its state or for a difference.
	 * @param account whose
	 * @param caller in which session
	 */
	void stateAsked(SimulatedAccount account, CallingSession caller);

	/**
	 * A client sent a message.
	 * @param account who sent it
	 * @param message the call, which was carried out
	 */
	void messageSent(SimulatedAccount account, SendMessage message);

}
