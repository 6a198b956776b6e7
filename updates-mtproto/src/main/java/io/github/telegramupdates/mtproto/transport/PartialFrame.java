package io.github.telegramupdates.mtproto.transport;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * A frame whose length is known, and as much of its content as has arrived. Bytes are
 * copied once where they stay.
 */
final class PartialFrame {

	/** Who announces much and sends little gets little room. */
	private static final int FIRST_ROOM = 64 << 10;

	private static final int ROOM_PER_BYTE = 64;

	private final int length;

	private byte[] content = new byte[0];

	private int filled;

	PartialFrame(int length) {
		this.length = length;
	}

	/**
	 * Takes what belongs to the frame.
	 * @param in what is there
	 * @return whether the frame is complete
	 */
	boolean fill(ByteBuf in) {
		int count = Math.min(in.readableBytes(), this.length - this.filled);
		int needed = this.filled + count;
		if (needed > this.content.length) {
			long room = Math.max(FIRST_ROOM, (long) needed * ROOM_PER_BYTE);
			this.content = Arrays.copyOf(this.content, (int) Math.min(this.length, room));
		}
		in.readBytes(this.content, this.filled, count);
		this.filled = needed;
		return this.filled == this.length;
	}

	/**
	 * The content of a frame that is complete.
	 */
	byte[] content() {
		return this.content;
	}

}
