package io.github.telegramupdates.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlSchema;

/**
 * Reads one file and checks all of it.
 */
final class TraceFileReader {

	private final InputStream in;

	private final List<EncodedInput> inputs = new ArrayList<>();

	private int record = TraceFormatException.HEAD;

	private long offset;

	TraceFileReader(InputStream in) {
		this.in = in;
	}

	Trace read() throws IOException {
		byte[] bytes = take(TraceFile.HEAD_SIZE, 0);
		TlReader head = new TlReader(bytes);
		expect("magic number", TraceFile.MAGIC, head);
		expect("version of the format", TraceFile.VERSION, head);
		expect("layer", TlSchema.LAYER, head);
		int kind = head.readInt();
		long userId = head.readLong();
		int uncommitted = head.readInt();
		int updates = head.readInt();
		long size = head.readLong();
		long skipped = head.readLong();
		int records = head.readInt();
		int checked = head.position();
		expect("checksum", TraceFile.checksum(Arrays.copyOf(bytes, checked)), head);
		boolean limited = uncommitted > 0 && updates > 0 && size > 0;
		if (kind < TraceFile.USER || kind > TraceFile.BOT || !limited || skipped < 0 || records < 0) {
			throw failure("values that no recorder writes", 0);
		}
		this.offset = bytes.length;
		for (this.record = 0; this.record < records; this.record++) {
			this.inputs.add(readRecord());
		}
		if (this.in.read() >= 0) {
			throw failure("more bytes after the last record", 0);
		}
		SequencingSettings settings = SequencingSettings
			.of((kind == TraceFile.BOT) ? AccountKind.BOT : AccountKind.USER)
			.withMemory(new MemoryLimits(uncommitted, updates, size));
		return new Trace(new TracedAccount(userId, settings), this.inputs, skipped);
	}

	private EncodedInput readRecord() throws IOException {
		TlReader head = new TlReader(take(TraceFile.RECORD_HEAD_SIZE, 0));
		int length = head.readInt();
		if (length < TraceFile.OUTCOME_SIZE) {
			throw failure("a record of " + length + " bytes", 0);
		}
		byte[] bytes = take(length, TraceFile.RECORD_HEAD_SIZE);
		expect("checksum", TraceFile.checksum(bytes), head);
		TlReader content = new TlReader(bytes);
		boolean hasOutcome = content.readInt() != 0;
		int outcome = content.readInt();
		EncodedInput input = new EncodedInput(content.readRaw(content.remaining()), hasOutcome ? outcome : null);
		check(input);
		this.offset += TraceFile.RECORD_HEAD_SIZE + length;
		return input;
	}

	private void check(EncodedInput encoded) throws TraceFormatException {
		int start = TraceFile.RECORD_HEAD_SIZE + TraceFile.OUTCOME_SIZE;
		try {
			Input input = encoded.decode().input();
			if (this.record == 0 && !(input instanceof Input.Load)) {
				throw failure("the first input is not what was stored", start);
			}
		}
		catch (TlDecodeException ex) {
			TraceFormatException failure = failure(String.valueOf(ex.getMessage()), start + ex.offset());
			failure.initCause(ex);
			throw failure;
		}
	}

	private byte[] take(int length, int at) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw failure("the file ends after " + bytes.length + " of " + length + " bytes", at);
		}
		return bytes;
	}

	private void expect(String what, int value, TlReader head) throws TraceFormatException {
		int at = head.position();
		int actual = head.readInt();
		if (actual != value) {
			throw failure(what + " is " + actual + " instead of " + value, at);
		}
	}

	private TraceFormatException failure(String problem, long at) {
		return new TraceFormatException(problem, this.record, this.offset + at);
	}

}
