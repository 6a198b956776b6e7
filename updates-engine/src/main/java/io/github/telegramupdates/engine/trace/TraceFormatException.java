package io.github.telegramupdates.engine.trace;

import java.io.IOException;
import java.io.Serial;

/**
 * A file is no trace, a trace of another layer or version, or damaged. Never contains
 * what was read.
 */
public final class TraceFormatException extends IOException {

	/**
	 * The number of the head of a file, which comes before the first record.
	 */
	public static final int HEAD = -1;

	@Serial
	private static final long serialVersionUID = 1L;

	private final int record;

	private final long offset;

	TraceFormatException(String problem, int record, long offset) {
		super(((record == HEAD) ? "head" : "record " + record) + " at byte " + offset + ": " + problem);
		this.record = record;
		this.offset = offset;
	}

	/**
	 * Where it is wrong.
	 * @return number of the record, from 0, or {@link #HEAD}
	 */
	public int record() {
		return this.record;
	}

	/**
	 * Where it is wrong.
	 * @return bytes from the start of the file, as exactly as is known
	 */
	public long offset() {
		return this.offset;
	}

}
