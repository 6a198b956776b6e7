package io.github.telegramupdates.mtproto.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a session in a file. A new one is written beside it and takes its place when it
 * is on the disk, so that a crash leaves the old or the new one. A second file, which
 * stays, carries the lock, since the first is replaced.
 */
final class FileSessionRecords implements SessionRecords {

	private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

	/**
	 * What this process has locked. Such a file is not opened once more: whoever closes
	 * it gives up every lock that the process has on it.
	 */
	private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

	private static final int MAX_LENGTH = 65_536;

	private final Path directory;

	private final Path file;

	private final Path lockFile;

	private @Nullable FileChannel lock;

	private @Nullable Path locked;

	FileSessionRecords(Path directory, String account) {
		String name = fileName(account);
		this.directory = directory.toAbsolutePath().normalize();
		this.file = this.directory.resolve(name + ".session");
		this.lockFile = this.directory.resolve(name + ".lock");
	}

	private static String fileName(String account) {
		if (account.isBlank()) {
			throw new IllegalArgumentException("An account without a name has no file");
		}
		StringBuilder name = new StringBuilder();
		for (byte letter : account.getBytes(StandardCharsets.UTF_8)) {
			name.append((PLAIN.indexOf(letter) >= 0) ? String.valueOf((char) letter) : String.format("%%%02x", letter));
		}
		return name.toString();
	}

	@Override
	public Optional<byte[]> load() {
		try {
			lock();
			return Optional.of(read());
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw failure("read", ex);
		}
	}

	private byte[] read() throws IOException {
		try (InputStream in = Files.newInputStream(this.file)) {
			byte[] record = in.readNBytes(MAX_LENGTH + 1);
			if (record.length > MAX_LENGTH) {
				throw new SessionFormatException(
						"What is in " + this.file + " is no session: it is longer than " + MAX_LENGTH + " bytes", null);
			}
			return record;
		}
	}

	private void lock() throws IOException {
		if (this.lock != null) {
			return;
		}
		if (!Files.isDirectory(this.directory)) {
			Files.createDirectories(this.directory, permissions("rwx------"));
		}
		Path path = this.directory.toRealPath().resolve(this.lockFile.getFileName());
		if (!LOCKED.add(path)) {
			throw inUse(null);
		}
		try {
			this.lock = lockedChannel();
			this.locked = path;
		}
		finally {
			if (this.lock == null) {
				LOCKED.remove(path);
			}
		}
	}

	private FileChannel lockedChannel() throws IOException {
		FileChannel channel = open(this.lockFile, StandardOpenOption.CREATE);
		boolean locked = false;
		try {
			locked = channel.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			throw inUse(ex);
		}
		finally {
			if (!locked) {
				channel.close();
			}
		}
		if (!locked) {
			throw inUse(null);
		}
		return channel;
	}

	private SessionInUseException inUse(@Nullable Exception cause) {
		return new SessionInUseException(
				"The session in " + this.file + " is used by another client, which has locked " + this.lockFile, cause);
	}

	@Override
	public void save(byte[] record) {
		requireLock();
		Path written = this.directory.resolve(this.file.getFileName() + ".new");
		try {
			Files.deleteIfExists(written);
			write(written, record);
			replace(written, this.file);
		}
		catch (IOException ex) {
			throw failure("written", ex);
		}
	}

	@Override
	public void setAside() {
		requireLock();
		try {
			if (Files.exists(this.file)) {
				replace(this.file, unusedName());
			}
		}
		catch (IOException ex) {
			throw failure("kept aside", ex);
		}
	}

	private Path unusedName() {
		int number = 1;
		while (Files.exists(aside(number))) {
			number++;
		}
		return aside(number);
	}

	private Path aside(int number) {
		return this.directory.resolve(this.file.getFileName() + ".aside-" + number);
	}

	@Override
	public void delete() {
		requireLock();
		try {
			Files.deleteIfExists(this.file);
			syncDirectory();
		}
		catch (IOException ex) {
			throw failure("deleted", ex);
		}
	}

	/** The lock goes with the channel. Its file stays: another client may wait for it. */
	@Override
	public void release() {
		if (this.lock == null || this.locked == null) {
			return;
		}
		try {
			this.lock.close();
			LOCKED.remove(this.locked);
			this.lock = null;
		}
		catch (IOException ex) {
			throw failure("unlocked", ex);
		}
	}

	@Override
	public String location() {
		return this.file.toString();
	}

	private void requireLock() {
		if (this.lock == null) {
			throw new SessionStoreException("The session in " + this.file + " is not in use", null);
		}
	}

	private SessionStoreException failure(String action, IOException cause) {
		return new SessionStoreException("The session in " + this.file + " cannot be " + action, cause);
	}

	private static void write(Path path, byte[] record) throws IOException {
		try (FileChannel channel = open(path, StandardOpenOption.CREATE_NEW)) {
			ByteBuffer bytes = ByteBuffer.wrap(record);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

	private static FileChannel open(Path path, StandardOpenOption creation) throws IOException {
		return FileChannel.open(path, Set.of(creation, StandardOpenOption.WRITE), permissions("rw-------"));
	}

	private void replace(Path from, Path to) throws IOException {
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		syncDirectory();
	}

	/** Elsewhere a directory cannot be opened, and a move needs no second step. */
	private void syncDirectory() throws IOException {
		if (POSIX) {
			try (FileChannel channel = FileChannel.open(this.directory, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	private static FileAttribute<?>[] permissions(String permissions) {
		return POSIX
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

}
