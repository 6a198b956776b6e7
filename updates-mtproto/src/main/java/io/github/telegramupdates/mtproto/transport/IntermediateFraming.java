package io.github.telegramupdates.mtproto.transport;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.netty.buffer.ByteBuf;

/**
 * Four bytes of length, then the message.
 */
final class IntermediateFraming implements Framing {

	@Override
	public int tag() {
		return 0xeeeeeeee;
	}

	@Override
	public int tagBytes() {
		return Integer.BYTES;
	}

	@Override
	public int readHead(ByteBuf in) {
		if (in.readableBytes() < Integer.BYTES) {
			return INCOMPLETE;
		}
		int length = in.readIntLE();
		// a quick acknowledgement, which was not asked for, has the highest bit set
		if (length < Integer.BYTES || length % Integer.BYTES != 0) {
			throw new TransportException("a frame of " + length + " bytes");
		}
		return length;
	}

	@Override
	public void write(byte[] message, ByteBuf out, RandomBytes random) {
		out.writeIntLE(message.length);
		out.writeBytes(message);
	}

}
