package io.github.telegramupdates.benchmarks.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The baseline of decoding: finds the end of every field of a {@link SampleContainer} and
 * adds up ids and lengths, without an object, a string or a check.
 */
final class Skimmer {

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int PEER = 12;

	private static final int ENTITY = 12;

	private static final int MESSAGE_FROM = 1 << 8;

	private static final int MESSAGE_ENTITIES = 1 << 7;

	private final byte[] bytes;

	private int at;

	private long sum;

	Skimmer(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Skims a container.
	 * @return what it added up
	 * @throws IllegalStateException if the container has fields it does not know
	 */
	long skim() {
		this.at = 4;
		for (int i = vector(); i > 0; i--) {
			update();
		}
		for (int i = vector(); i > 0; i--) {
			user();
		}
		if (vector() != 0 || this.at + 8 != this.bytes.length) {
			throw new IllegalStateException("at " + this.at + " of " + this.bytes.length);
		}
		return this.sum;
	}

	private void update() {
		this.at += 8;
		int flags = next();
		this.at += 4;
		this.sum += next();
		this.at += ((flags & MESSAGE_FROM) != 0) ? 2 * PEER + 4 : PEER + 4;
		string();
		if ((flags & MESSAGE_ENTITIES) != 0) {
			int entities = vector();
			this.at += entities * ENTITY;
		}
		this.at += 8;
	}

	private void user() {
		this.at += 4;
		int flags = next();
		this.at += 4;
		this.sum += next();
		this.at += ((flags & 1) != 0) ? 12 : 4;
		for (int i = Integer.bitCount(flags & 0b11110); i > 0; i--) {
			string();
		}
		this.at += ((flags & 1 << 6) != 0) ? 8 : 0;
	}

	private int vector() {
		this.at += 4;
		return next();
	}

	private int next() {
		int value = (int) INT.get(this.bytes, this.at);
		this.at += 4;
		return value;
	}

	private void string() {
		int head = 1;
		int length = this.bytes[this.at] & 0xff;
		if (length == 254) {
			head = 4;
			length = (int) INT.get(this.bytes, this.at) >>> 8;
		}
		this.sum += length;
		this.at += (head + length + 3) & ~3;
	}

}
