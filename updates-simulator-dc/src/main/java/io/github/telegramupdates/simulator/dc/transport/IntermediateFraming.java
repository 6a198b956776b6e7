package io.github.telegramupdates.simulator.dc.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.jspecify.annotations.Nullable;

/**
 * The length in four bytes.
 */
final class IntermediateFraming implements Framing {

	@Override
	public byte @Nullable [] next(ReceivedBytes received) {
		if (received.size() < 4) {
			return null;
		}
		int length = Framing.checkLength(received.peekInt(0));
		if (received.size() < 4 + length) {
			return null;
		}
		received.skip(4);
		return received.take(length);
	}

	@Override
	public byte[] frame(byte[] message) {
		return ByteBuffer.allocate(4 + message.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(message.length)
			.put(message)
			.array();
	}

}
