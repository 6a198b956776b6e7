package io.github.telegramupdates.simulator.dc.session;

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
 * A compressed object.
 */
public final class GzipPacked {

	/** Id of the constructor. */
	static final int ID = 0x3072cfa1;

	private static final int MAX_LENGTH = 16 * 1024 * 1024;

	private static final int GZIP = 0x1f;

	private GzipPacked() {
	}

	static byte[] unpack(byte[] body) {
		TlReader in = new TlReader(body);
		in.expectConstructor(ID, "gzip_packed");
		byte[] packed = in.readBytes();
		try (InputStream content = stream(packed)) {
			byte[] unpacked = content.readNBytes(MAX_LENGTH + 1);
			if (unpacked.length > MAX_LENGTH) {
				throw new TlDecodeException("more than " + MAX_LENGTH + " bytes are packed", 0);
			}
			return unpacked;
		}
		catch (IOException ex) {
			throw new TlDecodeException("the packed bytes are damaged", 0);
		}
	}

	/** Some clients write the zlib format. */
	private static InputStream stream(byte[] packed) throws IOException {
		InputStream bytes = new ByteArrayInputStream(packed);
		boolean gzip = packed.length > 0 && packed[0] == GZIP;
		return gzip ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes);
	}

	/**
	 * Compresses an object.
	 * @param body the boxed object
	 * @return the boxed compressed object
	 */
	public static byte[] pack(byte[] body) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		TlWriter out = new TlWriter();
		out.writeInt(ID);
		out.writeBytes(packed.toByteArray());
		return out.toByteArray();
	}

}
