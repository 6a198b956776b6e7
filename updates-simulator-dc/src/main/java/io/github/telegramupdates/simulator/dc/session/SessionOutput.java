package io.github.telegramupdates.simulator.dc.session;

import io.github.telegramupdates.simulator.dc.envelope.Damage;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;

/**
 * What follows from an input to a session.
 */
public sealed interface SessionOutput {

	/**
	 * A message has to be sent.
	 *
	 * @param message the message
	 */
	record Send(EncryptedMessage message) implements SessionOutput {
	}

	/**
	 * A message has to be sent in a damaged envelope.
	 *
	 * @param message the message
	 * @param damage what is wrong with the envelope
	 */
	record SendDamaged(EncryptedMessage message, Damage damage) implements SessionOutput {
	}

	/**
	 * A method has to be called, and the session given the answer.
	 *
	 * @param callId id of the message
	 * @param body the boxed call
	 */
	record Call(long callId, byte[] body) implements SessionOutput {
	}

	/**
	 * The connection has to be closed unless another such output comes before.
	 *
	 * @param seconds in how many seconds
	 */
	record DisconnectLater(int seconds) implements SessionOutput {
	}

	/**
	 * The connection has to be closed at once.
	 */
	record Disconnect() implements SessionOutput {
	}

	/**
	 * The key has to be forgotten, with all its sessions.
	 */
	record DestroyKey() implements SessionOutput {
	}

	/**
	 * Another session of the same key has to be ended, and this session informed of it.
	 *
	 * @param sessionId the other session
	 */
	record Destroy(long sessionId) implements SessionOutput {
	}

}
