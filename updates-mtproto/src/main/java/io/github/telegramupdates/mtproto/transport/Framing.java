package io.github.telegramupdates.mtproto.transport;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.netty.buffer.ByteBuf;

/**
 * How one transport marks where a message begins and ends.
 */
interface Framing {

	/** The head of a frame is not there as a whole. */
	int INCOMPLETE = -1;

	/**
	 * By which bytes a connection begins, little endian.
	 */
	int tag();

	/**
	 * How many bytes of the tag are sent where nothing hides them.
	 */
	int tagBytes();

	/**
	 * Passes the head of a frame.
	 * @param in what is there
	 * @return how many bytes follow, or {@link #INCOMPLETE} and nothing is passed
	 * @throws TransportException if there is no such frame
	 */
	int readHead(ByteBuf in);

	/**
	 * Takes the message out of a frame.
	 * @param frame what follows the head
	 * @return the message
	 */
	default byte[] message(byte[] frame) {
		return frame;
	}

	/**
	 * Writes a frame.
	 * @param message the message, a multiple of four bytes
	 * @param out where to write
	 * @param random makes padding
	 */
	void write(byte[] message, ByteBuf out, RandomBytes random);

}
