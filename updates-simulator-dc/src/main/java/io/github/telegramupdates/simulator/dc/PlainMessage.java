package io.github.telegramupdates.simulator.dc;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * A message of a key exchange, which nothing encrypts.
 */
final class PlainMessage {

	private PlainMessage() {
	}

	/**
	 * Reads the content.
	 * @throws TlDecodeException if the length is wrong
	 */
	static byte[] body(byte[] wire) {
		TlReader in = new TlReader(wire);
		in.readLong();
		in.readLong();
		int length = in.readInt();
		if (length < 0) {
			throw new TlDecodeException("a message of " + length + " bytes", in.position());
		}
		return in.readRaw(length);
	}

	static byte[] write(long id, byte[] body) {
		TlWriter out = new TlWriter(body.length + 20);
		out.writeLong(0);
		out.writeLong(id);
		out.writeInt(body.length);
		out.writeRaw(body);
		return out.toByteArray();
	}

}
