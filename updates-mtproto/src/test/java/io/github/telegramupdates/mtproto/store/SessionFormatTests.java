package io.github.telegramupdates.mtproto.store;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A session as bytes.
 */
class SessionFormatTests {

	private static void assertRefused(byte[] bytes, String problem) {
		assertThatExceptionOfType(SessionFormatException.class)
			.isThrownBy(() -> SessionFormat.read(bytes, "the test's row"))
			.withMessageContaining("the test's row")
			.withMessageContaining(problem);
	}

	@Test
	void aSessionIsReadAsItWasWritten() {
		StoredSession imported = StoredSession
			.of(4, StoredSessions.key(2), -1, LoginBinding.ofApplication(true, 6).withImported("text"))
			.withAccount(LoggedInAccount.UNKNOWN);
		for (StoredSession session : new StoredSession[] { StoredSessions.fresh(), StoredSessions.full(), imported }) {
			assertThat(SessionFormat.read(SessionFormat.write(session), "here")).isEqualTo(session);
		}
	}

	@Test
	void anotherVersionIsRefused() {
		byte[] bytes = SessionFormat.write(StoredSessions.full());
		bytes[0] = 2;
		assertRefused(bytes, "version 2");
	}

	@Test
	void aKeyThatDoesNotHaveItsIdIsRefused() {
		byte[] bytes = SessionFormat.write(StoredSessions.fresh());
		bytes[100] ^= 1;
		assertRefused(bytes, "its key");
	}

	@Test
	void everyShorterAndLongerRowIsRefused() {
		byte[] bytes = SessionFormat.write(StoredSessions.full());
		for (int length = 0; length < bytes.length; length++) {
			assertRefused(Arrays.copyOf(bytes, length), "");
		}
		assertRefused(Arrays.copyOf(bytes, bytes.length + 4), "left over");
	}

	@Test
	void everyFlippedBitIsRefusedOrReadAsASession() {
		byte[] bytes = SessionFormat.write(StoredSessions.full());
		for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
			byte[] flipped = bytes.clone();
			flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
			try {
				assertThat(SessionFormat.read(flipped, "here")).isNotNull();
			}
			catch (SessionFormatException ex) {
				assertThat(ex).hasMessageContaining("here");
			}
		}
	}

	@Test
	void nothingIsListenedToOnAnImpossiblePort() {
		byte[] bytes = SessionFormat.write(StoredSessions.full());
		bytes[16 + 16] = 0;
		bytes[16 + 17] = 0;
		assertRefused(bytes, "149.154.167.50:0 is no address");
	}

}
