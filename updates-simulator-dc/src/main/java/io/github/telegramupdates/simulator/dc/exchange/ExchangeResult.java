package io.github.telegramupdates.simulator.dc.exchange;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.tl.TlObject;

/**
 * What follows from a message of the client.
 */
public sealed interface ExchangeResult {

	/**
	 * The exchange goes on.
	 *
	 * @param message what to answer
	 */
	record Answer(TlObject message) implements ExchangeResult {
	}

	/**
	 * Both sides have a key.
	 *
	 * @param message what to answer
	 * @param key the key
	 * @param firstSalt the salt to begin with
	 * @param dc the data center that the key is for; 0 if the client named none
	 */
	record Agreed(TlObject message, AuthKey key, long firstSalt, int dc) implements ExchangeResult {
	}

	/**
	 * The client does not keep to the protocol, and gets no answer.
	 *
	 * @param reason what is wrong
	 */
	record Refused(String reason) implements ExchangeResult {
	}

}
