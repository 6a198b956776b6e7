package io.github.telegramupdates.simulator.dc.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What came and is not used yet.
 */
final class ReceivedBytes {

	private byte[] bytes = new byte[1024];

	private int from;

	private int to;

	void add(byte[] more) {
		if (this.to + more.length > this.bytes.length) {
			byte[] larger = new byte[Math.max(this.bytes.length, 2 * (size() + more.length))];
			System.arraycopy(this.bytes, this.from, larger, 0, size());
			this.to = size();
			this.from = 0;
			this.bytes = larger;
		}
		System.arraycopy(more, 0, this.bytes, this.to, more.length);
		this.to += more.length;
	}

	int size() {
		return this.to - this.from;
	}

	/**
	 * A byte that is not taken, from 0 to 255.
	 */
	int peekByte(int offset) {
		return this.bytes[this.from + offset] & 0xff;
	}

	/**
	 * A little-endian number that is not taken.
	 */
	int peekInt(int offset) {
		return ByteBuffer.wrap(this.bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(this.from + offset);
	}

	byte[] take(int count) {
		byte[] taken = Arrays.copyOfRange(this.bytes, this.from, this.from + count);
		this.from += count;
		return taken;
	}

	void skip(int count) {
		this.from += count;
	}

	byte[] takeAll() {
		return take(size());
	}

}
