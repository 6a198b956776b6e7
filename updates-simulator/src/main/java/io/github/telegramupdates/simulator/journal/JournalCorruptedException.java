package io.github.telegramupdates.simulator.journal;

import java.nio.file.Path;

/**
 * The journal holds something that was never written to it. The cure is to restore the
 * file from a copy, or to delete it and start with an empty Telegram.
 */
public class JournalCorruptedException extends RuntimeException {

	private final String file;

	private final long offset;

	/**
	 * Creates the exception.
	 * @param file the journal
	 * @param offset where the first bad record starts, in bytes
	 * @param reason what is wrong with it
	 */
	public JournalCorruptedException(Path file, long offset, String reason) {
		super("Journal " + file + " is corrupt at offset " + offset + ": " + reason);
		this.file = file.toString();
		this.offset = offset;
	}

	/**
	 * The journal.
	 * @return its path
	 */
	public Path file() {
		return Path.of(this.file);
	}

	/**
	 * Where the first bad record starts.
	 * @return the offset in bytes
	 */
	public long offset() {
		return this.offset;
	}

}
