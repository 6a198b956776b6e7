package io.github.telegramupdates.simulator.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An append-only file of records. A record is with the operating system when
 * {@link #append} returns, so it survives the death of the process, though not of the
 * machine. A tail torn by a kill is cut off when the file is opened.
 */
public final class JournalFile implements AutoCloseable {

	private final Path file;

	private final FileChannel channel;

	private JournalFile(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Opens a journal for this process alone, creating it if it does not exist.
	 * @param file the file; its directory is created if needed
	 * @return the journal, locked until it is closed
	 * @throws IllegalStateException if somebody else has it open
	 */
	public static JournalFile open(Path file) {
		Path path = file.toAbsolutePath();
		try {
			Files.createDirectories(path.getParent());
			FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				channel.close();
				throw new IllegalStateException("Journal " + path + " is in use by another simulated Telegram");
			}
			return new JournalFile(path, channel);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot open journal " + path, ex);
		}
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	/**
	 * Reads all records, cuts off a torn tail, and gets ready to append.
	 * @param seed the seed of the Telegram: a new journal is marked with it
	 * @return the records in the order of writing
	 * @throws JournalCorruptedException if a record other than a torn last one is damaged
	 * @throws IllegalStateException if the journal was written with another seed
	 */
	public List<JournalRecord> replay(long seed) {
		try {
			ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(this.file));
			if (content.remaining() < JournalFormat.HEADER_BYTES) {
				JournalFormat.checkTornHeader(this.file, content);
				this.channel.truncate(0);
				write(JournalFormat.header(seed));
				return List.of();
			}
			JournalFormat.checkHeader(this.file, content, seed);
			return readRecords(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read journal " + this.file, ex);
		}
	}

	private List<JournalRecord> readRecords(ByteBuffer content) throws IOException {
		List<JournalRecord> records = new ArrayList<>();
		int end = content.position();
		for (JournalRecord next = JournalFormat.read(this.file, content); next != null; next = JournalFormat
			.read(this.file, content)) {
			records.add(next);
			end = content.position();
		}
		this.channel.truncate(end);
		this.channel.position(end);
		return records;
	}

	/**
	 * Appends a record.
	 * @param journalRecord what to append
	 * @throws UncheckedIOException if it could not be written; the file is then as before
	 */
	public void append(JournalRecord journalRecord) {
		try {
			write(JournalFormat.frame(journalRecord));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write to journal " + this.file, ex);
		}
	}

	private void write(ByteBuffer bytes) throws IOException {
		long start = this.channel.position();
		try {
			while (bytes.hasRemaining()) {
				this.channel.write(bytes);
			}
		}
		catch (IOException ex) {
			this.channel.truncate(start);
			throw ex;
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot close journal " + this.file, ex);
		}
	}

}
