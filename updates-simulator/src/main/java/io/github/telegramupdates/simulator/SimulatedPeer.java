package io.github.telegramupdates.simulator;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * Somebody or something that can be written to.
 */
public sealed interface SimulatedPeer permits SimulatedAccount, SimulatedGroup, SimulatedChannel {

	/**
	 * The id in Telegram's numbering of users, basic groups or channels.
	 * @return the id
	 */
	long id();

	/**
	 * The chat that one has with this peer.
	 * @return the chat's key
	 */
	ChatKey key();

}
