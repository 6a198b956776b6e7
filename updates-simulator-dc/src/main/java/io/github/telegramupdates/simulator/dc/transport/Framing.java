package io.github.telegramupdates.simulator.dc.transport;

import org.jspecify.annotations.Nullable;

/**
 * How one transport separates messages.
 */
interface Framing {

	/** The longest message: nobody sends more. */
	int MAX_LENGTH = 16 * 1024 * 1024;

	/**
	 * Takes the next message.
	 * @param received what came so far
	 * @return the message, or {@code null} if not all of it came
	 * @throws TransportException if no message can begin like this
	 */
	byte @Nullable [] next(ReceivedBytes received);

	/**
	 * Makes a message ready to be sent.
	 */
	byte[] frame(byte[] message);

	/**
	 * Checks a length that the client announced.
	 */
	static int checkLength(int length) {
		// the highest bit asks for a quick acknowledgment, which is not supported
		if (length < 4 || length > MAX_LENGTH) {
			throw new TransportException("No message has a length of " + Integer.toUnsignedString(length));
		}
		return length;
	}

}
