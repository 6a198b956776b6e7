package io.github.telegramupdates.tl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads TL values from a byte array. Every method throws {@link TlDecodeException} when
 * the bytes are not what was asked for; after that the reader is of no more use.
 * <p>
 * Input may be hostile: nothing is allocated for lengths that the input cannot back, and
 * nesting and number of objects are bounded by {@link TlLimits}. Malformed UTF-8 is
 * replaced, as clients do, not refused.
 * <p>
 * Not safe for use by several threads.
 */
public final class TlReader {

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final Function<TlReader, String> STRING = TlReader::readString;

	private static final Function<TlReader, byte[]> BYTES = TlReader::readBytes;

	private final byte[] bytes;

	private final int start;

	private final int end;

	private final TlLimits limits;

	private int position;

	private int content;

	private int depth;

	private int objects;

	/**
	 * Reads a whole array.
	 * @param bytes what to read; not copied
	 */
	public TlReader(byte[] bytes) {
		this(bytes, 0, bytes.length);
	}

	/**
	 * Reads a part of an array.
	 * @param bytes what to read; not copied
	 * @param offset where to start
	 * @param length how many bytes may be read
	 */
	public TlReader(byte[] bytes, int offset, int length) {
		this(bytes, offset, length, TlLimits.DEFAULT);
	}

	/**
	 * Reads a part of an array within limits.
	 * @param bytes what to read; not copied
	 * @param offset where to start
	 * @param length how many bytes may be read
	 * @param limits what to refuse
	 */
	public TlReader(byte[] bytes, int offset, int length, TlLimits limits) {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		this.bytes = bytes;
		this.start = offset;
		this.position = offset;
		this.end = offset + length;
		this.limits = Objects.requireNonNull(limits, "limits");
	}

	/**
	 * How far this reader got.
	 * @return bytes from its start
	 */
	public int position() {
		return this.position - this.start;
	}

	/**
	 * How much is left.
	 * @return bytes to its end
	 */
	public int remaining() {
		return this.end - this.position;
	}

	/**
	 * Checks that everything has been read.
	 */
	public void expectEnd() {
		if (this.position != this.end) {
			throw failure(remaining() + " bytes left over");
		}
	}

	/**
	 * Reads an {@code int}.
	 * @return the value
	 */
	public int readInt() {
		return (int) INT.get(this.bytes, advance(Integer.BYTES));
	}

	/**
	 * Reads the next {@code int} without passing it, for example a constructor id.
	 * @return the value
	 */
	public int peekInt() {
		int value = readInt();
		this.position -= Integer.BYTES;
		return value;
	}

	/**
	 * Reads a {@code long}.
	 * @return the value
	 */
	public long readLong() {
		return (long) LONG.get(this.bytes, advance(Long.BYTES));
	}

	/**
	 * Reads a {@code double}.
	 * @return the value
	 */
	public double readDouble() {
		return Double.longBitsToDouble(readLong());
	}

	/**
	 * Reads a boxed {@code Bool}.
	 * @return the value
	 */
	public boolean readBool() {
		int id = readInt();
		if (id == TlWriter.BOOL_TRUE) {
			return true;
		}
		if (id == TlWriter.BOOL_FALSE) {
			return false;
		}
		throw unknownConstructor("Bool");
	}

	/**
	 * Reads a {@code string}.
	 * @return the value
	 */
	public String readString() {
		int length = passBytes();
		return new String(this.bytes, this.content, length, StandardCharsets.UTF_8);
	}

	/**
	 * Reads {@code bytes}.
	 * @return a new array
	 */
	public byte[] readBytes() {
		int length = passBytes();
		return Arrays.copyOfRange(this.bytes, this.content, this.content + length);
	}

	/**
	 * Reads bytes that have no length on the wire, for example an {@code int256}.
	 * @param length how many
	 * @return a new array
	 */
	public byte[] readRaw(int length) {
		if (length < 0) {
			throw new IllegalArgumentException("length");
		}
		int from = advance(length);
		return Arrays.copyOfRange(this.bytes, from, from + length);
	}

	/**
	 * Reads a boxed vector.
	 * @param element reads an element
	 * @param <T> type of the elements
	 * @return an immutable list
	 */
	public <T> List<T> readVector(Function<TlReader, T> element) {
		return readElements(readVectorSize(Integer.BYTES), element);
	}

	private <T> List<T> readElements(int size, Function<TlReader, T> element) {
		List<T> list = new ArrayList<>(initialCapacity(size));
		int index = 0;
		try {
			for (; index < size; index++) {
				list.add(element.apply(this));
			}
		}
		catch (TlDecodeException ex) {
			throw ex.atIndex(index);
		}
		return List.copyOf(list);
	}

	/**
	 * Reads a {@code Vector<int>}.
	 * @return an immutable list
	 */
	public List<Integer> readIntVector() {
		int size = readScalarVectorSize(Integer.BYTES);
		Integer[] values = new Integer[size];
		for (int i = 0; i < size; i++) {
			values[i] = readInt();
		}
		return List.of(values);
	}

	/**
	 * Reads a {@code Vector<long>}.
	 * @return an immutable list
	 */
	public List<Long> readLongVector() {
		int size = readScalarVectorSize(Long.BYTES);
		Long[] values = new Long[size];
		for (int i = 0; i < size; i++) {
			values[i] = readLong();
		}
		return List.of(values);
	}

	/**
	 * Reads a {@code Vector<string>}.
	 * @return an immutable list
	 */
	public List<String> readStringVector() {
		return readElements(readScalarVectorSize(Integer.BYTES), STRING);
	}

	/**
	 * Reads a {@code Vector<bytes>}.
	 * @return an immutable list
	 */
	public List<byte[]> readBytesVector() {
		return readElements(readScalarVectorSize(Integer.BYTES), BYTES);
	}

	/**
	 * Reads the head of a boxed vector.
	 * @param minimalElementSize the fewest bytes that an element takes
	 * @return number of elements, which the remaining bytes can back
	 */
	public int readVectorSize(int minimalElementSize) {
		expectConstructor(TlWriter.VECTOR, "vector");
		int size = readInt();
		if (size < 0 || (long) size * minimalElementSize > remaining()) {
			throw new TlDecodeException("vector of " + size + " elements with " + remaining() + " bytes left",
					position() - Integer.BYTES);
		}
		return size;
	}

	/**
	 * How many elements of a vector to allocate before they are read.
	 * @param size number of elements that the vector announces
	 * @return a number that input cannot make large
	 */
	public int initialCapacity(int size) {
		return Math.min(size, this.limits.initialCapacity());
	}

	/**
	 * Reads a constructor id that can only be one.
	 * @param id the id that must come
	 * @param name name of its constructor
	 */
	public void expectConstructor(int id, String name) {
		int actual = readInt();
		if (actual != id) {
			this.position -= Integer.BYTES;
			throw failure("constructor " + hex(actual) + " instead of " + name + "#" + Integer.toHexString(id));
		}
	}

	/**
	 * The failure to know the constructor whose id has just been read.
	 * @param type the type that has no such constructor
	 * @return the exception to throw
	 */
	public TlDecodeException unknownConstructor(String type) {
		this.position -= Integer.BYTES;
		return failure("no constructor " + hex(peekInt()) + " in " + type);
	}

	/**
	 * Begins to read the fields of a constructor.
	 */
	public void enter() {
		if (++this.depth > this.limits.depth()) {
			throw failure("nested more than " + this.limits.depth() + " levels deep");
		}
		countObjects(1);
	}

	/**
	 * Ends what {@link #enter()} began.
	 */
	public void leave() {
		this.depth--;
	}

	/**
	 * Reads the head of a vector whose elements do not count themselves.
	 */
	private int readScalarVectorSize(int elementSize) {
		int size = readVectorSize(elementSize);
		countObjects(size);
		return size;
	}

	private void countObjects(int count) {
		this.objects += count;
		if (this.objects > this.limits.objects()) {
			throw failure("more than " + this.limits.objects() + " objects");
		}
	}

	/**
	 * Passes a length, its bytes and their padding.
	 * @return the length; the bytes start at {@link #content}
	 */
	private int passBytes() {
		int from = advance(Integer.BYTES);
		this.position = from;
		int head = 1;
		int length = this.bytes[from] & 0xff;
		if (length > TlWriter.LONG_FORM) {
			throw failure("no string starts with 0xff");
		}
		if (length == TlWriter.LONG_FORM) {
			head = Integer.BYTES;
			length = (int) INT.get(this.bytes, from) >>> 8;
		}
		int total = (head + length + 3) & ~3;
		if (total > remaining()) {
			throw failure("string of " + length + " bytes with " + (remaining() - head) + " bytes left");
		}
		this.content = from + head;
		this.position = from + total;
		return length;
	}

	private int advance(int count) {
		int from = this.position;
		if (count > this.end - from) {
			throw failure(count + " bytes expected, " + remaining() + " left");
		}
		this.position = from + count;
		return from;
	}

	private TlDecodeException failure(String problem) {
		return new TlDecodeException(problem, position());
	}

	private static String hex(int value) {
		return "0x" + Integer.toHexString(value);
	}

}
