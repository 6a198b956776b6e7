package io.github.telegramupdates.simulator.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * Layout of the file: a header with the seed, then records of length, inverted length,
 * CRC32 and body. The inverted length distinguishes a damaged length from a torn tail.
 */
final class JournalFormat {

	static final int HEADER_BYTES = 16;

	private static final byte[] MAGIC = "TGSIM001".getBytes(StandardCharsets.US_ASCII);

	private static final int PREFIX_BYTES = 3 * Integer.BYTES;

	private JournalFormat() {
	}

	static ByteBuffer header(long seed) {
		return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putLong(seed).flip();
	}

	static void checkHeader(Path file, ByteBuffer in, long seed) {
		checkMagic(file, in);
		long written = in.getLong();
		if (written != seed) {
			throw new IllegalStateException(
					"Journal " + file + " was written with seed " + written + " and cannot be read with seed " + seed);
		}
	}

	/**
	 * A file that ends inside the header must be the beginning of one: anything else
	 * belongs to somebody.
	 */
	static void checkTornHeader(Path file, ByteBuffer in) {
		checkMagic(file, in);
	}

	private static void checkMagic(Path file, ByteBuffer in) {
		byte[] magic = new byte[Math.min(in.remaining(), MAGIC.length)];
		in.get(magic);
		if (!Arrays.equals(magic, Arrays.copyOf(MAGIC, magic.length))) {
			throw new JournalCorruptedException(file, 0, "it is not the journal of a simulated Telegram");
		}
	}

	static ByteBuffer frame(JournalRecord journalRecord) {
		byte[] content = journalRecord.content();
		ByteBuffer body = ByteBuffer.allocate(Long.BYTES + content.length);
		body.putLong(journalRecord.millis()).put(content).flip();
		int length = body.remaining();
		ByteBuffer frame = ByteBuffer.allocate(PREFIX_BYTES + length);
		return frame.putInt(length).putInt(~length).putInt(checksum(body)).put(body).flip();
	}

	/**
	 * Reads the record at the position of the buffer.
	 * @return the record, or {@code null} if the file ends inside it
	 */
	static @Nullable JournalRecord read(Path file, ByteBuffer in) {
		int offset = in.position();
		if (in.remaining() < PREFIX_BYTES) {
			return null;
		}
		int length = in.getInt();
		if (in.getInt() != ~length || length < Long.BYTES) {
			throw new JournalCorruptedException(file, offset, "the length of a record is damaged");
		}
		int checksum = in.getInt();
		if (in.remaining() < length) {
			return null;
		}
		ByteBuffer body = in.slice(in.position(), length);
		if (checksum(body) != checksum) {
			throw new JournalCorruptedException(file, offset, "the checksum of a record does not match");
		}
		in.position(in.position() + length);
		long millis = body.getLong();
		byte[] content = new byte[body.remaining()];
		body.get(content);
		return new JournalRecord(millis, content);
	}

	private static int checksum(ByteBuffer body) {
		CRC32 crc = new CRC32();
		crc.update(body.duplicate());
		return (int) crc.getValue();
	}

}
