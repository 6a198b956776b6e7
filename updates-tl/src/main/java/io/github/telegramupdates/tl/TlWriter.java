package io.github.telegramupdates.tl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes TL values into a byte array that grows as needed. Writes what every Telegram
 * server and client writes: shortest form of lengths, zeros as padding.
 * <p>
 * Not safe for use by several threads.
 */
public final class TlWriter {

	static final int VECTOR = 0x1cb5c415;

	static final int BOOL_TRUE = 0x997275b5;

	static final int BOOL_FALSE = 0xbc799737;

	/**
	 * First byte of a string or byte array whose length takes three more bytes.
	 */
	static final int LONG_FORM = 254;

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int MAX_LENGTH = 0xffffff;

	/** Of a writer that counts: room for a number that is overwritten by the next one. */
	private static final int SCRATCH = 16;

	private byte[] bytes;

	private int size;

	private final boolean counting;

	/**
	 * Creates an empty writer.
	 */
	public TlWriter() {
		this(256);
	}

	/**
	 * Creates an empty writer.
	 * @param capacity number of bytes to make room for
	 */
	public TlWriter(int capacity) {
		this(capacity, false);
	}

	private TlWriter(int capacity, boolean counting) {
		this.bytes = new byte[Math.max(capacity, SCRATCH)];
		this.counting = counting;
	}

	/**
	 * Creates a writer that counts bytes and keeps none of them: for {@link #size()} of
	 * what it is given, at less cost than to write it.
	 * @return the writer
	 */
	public static TlWriter counting() {
		return new TlWriter(SCRATCH, true);
	}

	/**
	 * How much has been written.
	 * @return number of bytes
	 */
	public int size() {
		return this.size;
	}

	/**
	 * What has been written.
	 * @return a new array
	 * @throws IllegalStateException if this writer only {@linkplain #counting() counts}
	 */
	public byte[] toByteArray() {
		if (this.counting) {
			throw new IllegalStateException("This writer has counted " + this.size + " bytes, and kept none");
		}
		return Arrays.copyOf(this.bytes, this.size);
	}

	/**
	 * Writes an {@code int}.
	 * @param value the value
	 */
	public void writeInt(int value) {
		int from = grow(Integer.BYTES);
		INT.set(this.bytes, from, value);
	}

	/**
	 * Writes a {@code long}.
	 * @param value the value
	 */
	public void writeLong(long value) {
		int from = grow(Long.BYTES);
		LONG.set(this.bytes, from, value);
	}

	/**
	 * Writes a {@code double}.
	 * @param value the value
	 */
	public void writeDouble(double value) {
		writeLong(Double.doubleToRawLongBits(value));
	}

	/**
	 * Writes a boxed {@code Bool}.
	 * @param value the value
	 */
	public void writeBool(boolean value) {
		writeInt(value ? BOOL_TRUE : BOOL_FALSE);
	}

	/**
	 * Writes a {@code string} in UTF-8.
	 * @param value the value
	 * @throws IllegalArgumentException if it takes 16 MiB or more
	 */
	public void writeString(String value) {
		writeBytes(value.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Writes {@code bytes}: their length, themselves, their padding.
	 * @param value the value
	 * @throws IllegalArgumentException if there are 16 MiB or more
	 */
	public void writeBytes(byte[] value) {
		int length = value.length;
		if (length > MAX_LENGTH) {
			throw new IllegalArgumentException("No string takes " + length + " bytes");
		}
		int head = (length < LONG_FORM) ? 1 : Integer.BYTES;
		int total = (head + length + 3) & ~3;
		int from = grow(total);
		if (this.counting) {
			return;
		}
		if (head == 1) {
			this.bytes[from] = (byte) length;
		}
		else {
			INT.set(this.bytes, from, (length << 8) | LONG_FORM);
		}
		System.arraycopy(value, 0, this.bytes, from + head, length);
	}

	/**
	 * Writes bytes that have no length on the wire, for example an {@code int256}.
	 * @param value the value
	 */
	public void writeRaw(byte[] value) {
		int from = grow(value.length);
		if (!this.counting) {
			System.arraycopy(value, 0, this.bytes, from, value.length);
		}
	}

	/**
	 * Writes the head of a boxed vector.
	 * @param elements how many elements follow
	 */
	public void writeVectorSize(int elements) {
		writeInt(VECTOR);
		writeInt(elements);
	}

	/**
	 * Writes a boxed vector of boxed values.
	 * @param values the elements
	 */
	public void writeVector(List<? extends TlObject> values) {
		writeVectorSize(values.size());
		for (TlObject value : values) {
			value.write(this);
		}
	}

	/**
	 * Writes a {@code Vector<int>}.
	 * @param values the elements
	 */
	public void writeIntVector(List<Integer> values) {
		writeVectorSize(values.size());
		for (int value : values) {
			writeInt(value);
		}
	}

	/**
	 * Writes a {@code Vector<long>}.
	 * @param values the elements
	 */
	public void writeLongVector(List<Long> values) {
		writeVectorSize(values.size());
		for (long value : values) {
			writeLong(value);
		}
	}

	/**
	 * Writes a {@code Vector<string>}.
	 * @param values the elements
	 */
	public void writeStringVector(List<String> values) {
		writeVectorSize(values.size());
		for (String value : values) {
			writeString(value);
		}
	}

	/**
	 * Writes a {@code Vector<bytes>}.
	 * @param values the elements
	 */
	public void writeBytesVector(List<byte[]> values) {
		writeVectorSize(values.size());
		for (byte[] value : values) {
			writeBytes(value);
		}
	}

	private int grow(int count) {
		int from = this.size;
		int needed = Math.addExact(from, count);
		if (this.counting) {
			this.size = needed;
			return 0;
		}
		if (needed > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(needed, this.bytes.length * 2));
		}
		this.size = needed;
		return from;
	}

}
