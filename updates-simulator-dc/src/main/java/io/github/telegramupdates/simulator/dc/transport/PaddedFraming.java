package io.github.telegramupdates.simulator.dc.transport;

import java.nio.ByteBuffer;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import org.jspecify.annotations.Nullable;

/**
 * As {@link IntermediateFraming}, with up to 15 random bytes after each message, which
 * are left to who knows the message's length.
 */
final class PaddedFraming implements Framing {

	/** Up to 15 bytes are allowed, but some clients only take off what exceeds a word. */
	private static final int MAX_PADDING = 3;

	private final IntermediateFraming lengths = new IntermediateFraming();

	private final RandomBytes random;

	PaddedFraming(RandomBytes random) {
		this.random = random;
	}

	@Override
	public byte @Nullable [] next(ReceivedBytes received) {
		return this.lengths.next(received);
	}

	@Override
	public byte[] frame(byte[] message) {
		byte[] padding = this.random.next(this.random.next(1)[0] & MAX_PADDING);
		return this.lengths
			.frame(ByteBuffer.allocate(message.length + padding.length).put(message).put(padding).array());
	}

}
