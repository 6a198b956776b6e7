package io.github.telegramupdates.simulator.dc.transport;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A quarter of the length in one byte, or in three after {@code 7f}.
 */
final class AbridgedFraming implements Framing {

	private static final int LONG_FORM = 0x7f;

	@Override
	public byte @Nullable [] next(ReceivedBytes received) {
		if (received.size() < 4) {
			return null;
		}
		int first = received.peekByte(0);
		int head = (first == LONG_FORM) ? 4 : 1;
		if (first > LONG_FORM) {
			throw new TransportException("Quick acknowledgments are not supported");
		}
		int length = Framing.checkLength(4 * ((first == LONG_FORM) ? received.peekInt(0) >>> 8 : first));
		if (received.size() < head + length) {
			return null;
		}
		received.skip(head);
		return received.take(length);
	}

	@Override
	public byte[] frame(byte[] message) {
		int quarter = message.length / 4;
		int head = (quarter < LONG_FORM) ? 1 : 4;
		ByteBuffer out = ByteBuffer.allocate(head + message.length);
		if (head == 1) {
			out.put((byte) quarter);
		}
		else {
			out.put((byte) LONG_FORM).put((byte) quarter).put((byte) (quarter >> 8)).put((byte) (quarter >> 16));
		}
		return out.put(message).array();
	}

}
