package io.github.telegramupdates.mtproto.transport;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.netty.buffer.ByteBuf;

/**
 * The length divided by four, in one byte if it is less than 127 and in three more bytes
 * otherwise, then the message.
 */
final class AbridgedFraming implements Framing {

	private static final int LONG_FORM = 0x7f;

	@Override
	public int tag() {
		return 0xefefefef;
	}

	@Override
	public int tagBytes() {
		return 1;
	}

	@Override
	public int readHead(ByteBuf in) {
		if (!in.isReadable()) {
			return INCOMPLETE;
		}
		int first = in.getUnsignedByte(in.readerIndex());
		if (first == 0 || first > LONG_FORM) {
			throw new TransportException("a frame that begins by " + first);
		}
		if (first < LONG_FORM) {
			in.skipBytes(1);
			return first * Integer.BYTES;
		}
		if (in.readableBytes() < Integer.BYTES) {
			return INCOMPLETE;
		}
		int length = (in.readIntLE() >>> 8) * Integer.BYTES;
		if (length == 0) {
			throw new TransportException("an empty frame");
		}
		return length;
	}

	@Override
	public void write(byte[] message, ByteBuf out, RandomBytes random) {
		int length = message.length / Integer.BYTES;
		if (length < LONG_FORM) {
			out.writeByte(length);
		}
		else {
			out.writeIntLE((length << 8) | LONG_FORM);
		}
		out.writeBytes(message);
	}

}
