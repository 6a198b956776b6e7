package io.github.telegramupdates.engine.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.tl.TlSchema;
import io.github.telegramupdates.tl.TlWriter;

/**
 * The file format, and its writer. Everything is little-endian, as in TL. <pre>
 * head:   int magic, int version, int layer,
 *         int kind of the account, long user id, int uncommitted updates of a lane,
 *         int updates of the account, long bytes of the account,
 *         long skipped inputs, int number of records,
 *         int CRC32 of the head so far
 * record: int length of what follows the CRC32, int CRC32 of it,
 *         int whether there is an outcome, int outcome,
 *         int kind of the input, long monotonic milliseconds, int server seconds, body
 * </pre>
 */
final class TraceFile {

	/** Reads "TGUT" in the file. */
	static final int MAGIC = 0x54554754;

	static final int VERSION = 4;

	static final int HEAD_SIZE = 14 * Integer.BYTES;

	static final int RECORD_HEAD_SIZE = 2 * Integer.BYTES;

	static final int OUTCOME_SIZE = 2 * Integer.BYTES;

	static final int USER = 0;

	static final int BOT = 1;

	private TraceFile() {
	}

	static void write(Trace trace, OutputStream out) throws IOException {
		out.write(head(trace));
		for (EncodedInput input : trace.encoded()) {
			out.write(record(input));
		}
		out.flush();
	}

	private static byte[] head(Trace trace) {
		TlWriter head = new TlWriter(HEAD_SIZE);
		head.writeInt(MAGIC);
		head.writeInt(VERSION);
		head.writeInt(TlSchema.LAYER);
		head.writeInt(trace.account().settings().isBot() ? BOT : USER);
		head.writeLong(trace.account().userId());
		writeLimits(trace.account().settings().memory(), head);
		head.writeLong(trace.skipped());
		head.writeInt(trace.encoded().size());
		head.writeInt(checksum(head.toByteArray()));
		return head.toByteArray();
	}

	private static void writeLimits(MemoryLimits limits, TlWriter head) {
		head.writeInt(limits.uncommitted());
		head.writeInt(limits.updates());
		head.writeLong(limits.bytes());
	}

	private static byte[] record(EncodedInput input) {
		TlWriter content = new TlWriter(OUTCOME_SIZE + input.bytes().length);
		Integer outcome = input.outcome();
		content.writeInt((outcome != null) ? 1 : 0);
		content.writeInt((outcome != null) ? outcome : 0);
		content.writeRaw(input.bytes());
		TlWriter record = new TlWriter(RECORD_HEAD_SIZE + content.size());
		record.writeInt(content.size());
		record.writeInt(checksum(content.toByteArray()));
		record.writeRaw(content.toByteArray());
		return record.toByteArray();
	}

	static int checksum(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return (int) crc.getValue();
	}

}
