package io.github.telegramupdates.mtproto.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * Objects that are compressed, {@code gzip_packed}. What they unpack to is bounded, so
 * that a few bytes cannot fill the memory.
 */
public final class Gzip {

	/**
	 * Id of the constructor {@code gzip_packed}.
	 */
	public static final int ID = 0x3072cfa1;

	/**
	 * How long a message may be.
	 */
	public static final int MAX_MESSAGE = 10 << 20;

	/**
	 * How long the answer to a call may be.
	 */
	public static final int MAX_RESULT = 32 << 20;

	private static final int MAX_RATIO = 64;

	private static final int ALWAYS_ALLOWED = 64 << 10;

	private Gzip() {
	}

	/**
	 * Packs an object.
	 * @param object a boxed object
	 * @return the packed object
	 */
	public static byte[] pack(byte[] object) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(object);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		TlWriter out = new TlWriter(packed.size() + 8);
		out.writeInt(ID);
		out.writeBytes(packed.toByteArray());
		return out.toByteArray();
	}

	/**
	 * Unpacks an object.
	 * @param in positioned at a packed object
	 * @param limit how long the object may be
	 * @return the object, which is not packed once more
	 * @throws TlDecodeException if it is not packed, or too long
	 */
	public static byte[] unpack(TlReader in, int limit) {
		in.expectConstructor(ID, "gzip_packed");
		int at = in.position();
		byte[] packed = in.readBytes();
		long allowed = Math.min(limit, (long) MAX_RATIO * packed.length + ALWAYS_ALLOWED);
		byte[] object = inflated(packed, (int) allowed, at);
		if (object.length >= 4 && new TlReader(object).peekInt() == ID) {
			throw new TlDecodeException("packed twice", at);
		}
		return object;
	}

	private static byte[] inflated(byte[] packed, int allowed, int at) {
		try (InputStream in = stream(packed)) {
			byte[] object = in.readNBytes(allowed);
			if (in.read() >= 0) {
				throw new TlDecodeException("unpacks to more than " + allowed + " bytes", at);
			}
			return object;
		}
		catch (IOException ex) {
			throw new TlDecodeException("not packed by gzip", at);
		}
	}

	/** Some servers leave out the head of gzip. */
	private static InputStream stream(byte[] packed) throws IOException {
		InputStream in = new ByteArrayInputStream(packed);
		boolean headed = packed.length > 1 && packed[0] == 0x1f && packed[1] == (byte) 0x8b;
		return headed ? new GZIPInputStream(in) : new InflaterInputStream(in);
	}

}
