package io.github.telegramupdates.mtproto.transport;

import java.util.Arrays;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.tl.TlReader;
import io.netty.buffer.ByteBuf;

/**
 * Four bytes of length, then the message and up to 15 random bytes. How long the message
 * is follows from its envelope: the plain one says so, and what is encrypted consists of
 * whole blocks.
 */
final class PaddedFraming implements Framing {

	private static final int MAX_PADDING = 15;

	/** Some servers only take off what exceeds a word. */
	private static final int MAX_SENT_PADDING = 3;

	private static final int PLAIN_HEAD = 20;

	private static final int ENCRYPTED_HEAD = 24;

	private static final int BLOCK = 16;

	@Override
	public int tag() {
		return 0xdddddddd;
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
		if (length < Integer.BYTES) {
			throw new TransportException("a frame of " + length + " bytes");
		}
		return length;
	}

	@Override
	public byte[] message(byte[] frame) {
		if (frame.length < ENCRYPTED_HEAD) {
			return Arrays.copyOf(frame, Integer.BYTES);
		}
		TlReader in = new TlReader(frame);
		if (in.readLong() != 0) {
			return Arrays.copyOf(frame, frame.length - (frame.length - ENCRYPTED_HEAD) % BLOCK);
		}
		in.readLong();
		int padding = frame.length - PLAIN_HEAD - in.readInt();
		return (padding > 0 && padding <= MAX_PADDING) ? Arrays.copyOf(frame, frame.length - padding) : frame;
	}

	@Override
	public void write(byte[] message, ByteBuf out, RandomBytes random) {
		byte[] padding = random.next(random.next(1)[0] & MAX_SENT_PADDING);
		out.writeIntLE(message.length + padding.length);
		out.writeBytes(message);
		out.writeBytes(padding);
	}

}
