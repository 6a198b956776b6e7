package io.github.telegramupdates.mtproto.message;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * The envelope of messages that are not encrypted, of which there are only those of a key
 * exchange.
 */
public final class PlainMessages {

	/**
	 * The longest body in bytes: no object of an exchange comes near.
	 */
	public static final int MAX_BODY = 4_096;

	private PlainMessages() {
	}

	/**
	 * Wraps an object.
	 * @param messageId id of the message
	 * @param body the object
	 * @return what is put into a frame
	 */
	public static byte[] wrap(long messageId, TlObject body) {
		byte[] bytes = body.toByteArray();
		TlWriter out = new TlWriter(bytes.length + 20);
		out.writeLong(0);
		out.writeLong(messageId);
		out.writeInt(bytes.length);
		out.writeRaw(bytes);
		return out.toByteArray();
	}

	/**
	 * Unwraps what a server sent.
	 * @param frame content of a frame
	 * @return a reader of the body
	 * @throws TlDecodeException if it is no plain message of a server, or too long
	 */
	public static TlReader unwrap(byte[] frame) {
		TlReader in = new TlReader(frame);
		if (in.readLong() != 0) {
			throw new TlDecodeException("a message with a key where there is none", 0);
		}
		if (!ProtocolMessageIds.isFromServer(in.readLong())) {
			throw new TlDecodeException("a message id that no server gives", 8);
		}
		int length = in.readInt();
		if (length != in.remaining() || length > MAX_BODY || length % 4 != 0) {
			throw new TlDecodeException("a plain message of " + length + " bytes", 16);
		}
		return new TlReader(frame, frame.length - length, length);
	}

}
