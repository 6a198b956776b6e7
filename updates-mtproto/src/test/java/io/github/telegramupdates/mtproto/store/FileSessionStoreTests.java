package io.github.telegramupdates.mtproto.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A session in a file.
 */
class FileSessionStoreTests {

	private final SessionCipher cipher = SessionCipher.ofBot("hash", "7000:token");

	@TempDir
	private Path temporary;

	private Path directory() {
		return this.temporary.resolve("sessions");
	}

	private SessionStore store(String account) {
		return SessionStore.file(directory(), account, this.cipher);
	}

	private SessionStore loaded() {
		SessionStore store = store("bot");
		store.load();
		return store;
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(directory())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void aSessionOutlivesItsProgram() {
		SessionStore first = store("bot");
		assertThat(first.load()).isEmpty();
		first.save(StoredSessions.fresh());
		first.save(StoredSessions.full());
		first.release();
		SessionStore second = store("bot");
		assertThat(second.load()).contains(StoredSessions.full());
		second.release();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void onlyTheOwnerMayReadWhatIsKept() throws IOException {
		SessionStore store = loaded();
		store.save(StoredSessions.full());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory()))).isEqualTo("rwx------");
		assertThat(files()).containsExactly("bot.lock", "bot.session").allSatisfy((name) -> {
			Path file = directory().resolve(name);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		});
		store.release();
	}

	@Test
	void twoClientsDoNotUseOneSession() {
		SessionStore first = loaded();
		first.save(StoredSessions.full());
		SessionStore second = store("bot");
		assertThatExceptionOfType(SessionInUseException.class).isThrownBy(second::load)
			.withMessageContaining(directory().resolve("bot.session").toString());
		first.release();
		assertThat(second.load()).isPresent();
		second.release();
	}

	/** Whoever closes a file gives up every lock that the process has on it. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aClientThatIsTurnedAwayDoesNotGiveUpTheLockOfTheOther() throws IOException {
		SessionStore first = loaded();
		long locks = locksOfThisProcess();
		assertThatExceptionOfType(SessionInUseException.class).isThrownBy(store("bot")::load);
		assertThat(locksOfThisProcess()).isEqualTo(locks).isPositive();
		first.release();
	}

	private static long locksOfThisProcess() throws IOException {
		String pid = " " + ProcessHandle.current().pid() + " ";
		try (Stream<String> locks = Files.lines(Path.of("/proc/locks"))) {
			return locks.filter((lock) -> lock.contains(pid)).count();
		}
	}

	@Test
	void whoDoesNotUseASessionDoesNotWriteIt() {
		SessionStore store = loaded();
		store.release();
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> store.save(StoredSessions.full()))
			.withMessageContaining("is not in use");
	}

	@Test
	void aCrashWhileWritingLeavesTheOldSession() throws IOException {
		SessionStore store = loaded();
		store.save(StoredSessions.full());
		Files.write(directory().resolve("bot.session.new"), new byte[10]);
		assertThat(store.load()).contains(StoredSessions.full());
		store.save(StoredSessions.fresh());
		assertThat(files()).containsExactly("bot.lock", "bot.session");
		store.release();
	}

	@Test
	void sessionsAreKeptAsideOneBesideTheOther() throws IOException {
		SessionStore store = loaded();
		store.setAside();
		for (int i = 0; i < 2; i++) {
			store.save(StoredSessions.full());
			store.setAside();
			assertThat(store.load()).isEmpty();
		}
		assertThat(files()).containsExactly("bot.lock", "bot.session.aside-1", "bot.session.aside-2");
		store.release();
	}

	@Test
	void aDeletedSessionIsGone() throws IOException {
		SessionStore store = loaded();
		store.delete();
		store.save(StoredSessions.full());
		store.delete();
		assertThat(files()).containsExactly("bot.lock");
		store.release();
	}

	@Test
	void whatCannotBeReadIsNamedAndLeft() throws IOException {
		SessionStore store = loaded();
		Path file = directory().resolve("bot.session");
		Files.writeString(file, "not a session");
		assertThatExceptionOfType(SessionFormatException.class).isThrownBy(store::load)
			.withMessageContaining(file.toString());
		assertThat(file).hasContent("not a session");
		store.release();
	}

	@Test
	void aDirectoryThatIsNoneIsNamed() throws IOException {
		Files.writeString(directory(), "a file");
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(store("bot")::load)
			.withMessageContaining(directory().resolve("bot.session").toString());
	}

	@Test
	void everyNameOfAnAccountGivesAFileInTheDirectory() throws IOException {
		SessionStore store = store("../a.b c");
		store.load();
		assertThat(files()).containsExactly("%2e%2e%2fa%2eb%20c.lock");
		store.release();
		assertThatIllegalArgumentException().isThrownBy(() -> store(" "));
	}

}
