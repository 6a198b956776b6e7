package io.github.telegramupdates.mtproto.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a key protects, and what is said when it is another one.
 */
class SealedSessionStoreTests {

	private final Row row = new Row();

	private static SessionCipher cipher(int first) {
		byte[] key = new byte[SessionCipher.KEY_LENGTH];
		key[0] = (byte) first;
		return SessionCipher.of(key);
	}

	private SessionStore store(SessionCipher cipher) {
		return SessionStore.sealed(this.row, "support-bot", cipher);
	}

	@Test
	void aSessionIsReadBackByTheSameKey() {
		assertThat(store(cipher(1)).load()).isEmpty();
		store(cipher(1)).save(StoredSessions.full());
		assertThat(store(cipher(1)).load()).contains(StoredSessions.full());
	}

	@Test
	void nothingOfASessionIsSeenAndNoTwoSealsAreAlike() {
		store(cipher(1)).save(StoredSessions.full());
		byte[] first = this.row.record();
		store(cipher(1)).save(StoredSessions.full());
		assertThat(first).isNotEqualTo(this.row.record());
		String hex = HexFormat.of().formatHex(StoredSessions.full().key().toBytes(), 0, 16);
		assertThat(HexFormat.of().formatHex(first)).doesNotContain(hex);
	}

	@Test
	void anotherKeyIsToldFromDamage() {
		store(cipher(1)).save(StoredSessions.full());
		byte[] before = this.row.record();
		assertThatExceptionOfType(SessionKeyException.class).isThrownBy(store(cipher(2))::load)
			.withMessageContaining("another encryption key")
			.withMessageContaining("row 1");
		assertThat(this.row.record()).isEqualTo(before);
	}

	@Test
	void everyFlippedBitIsFound() {
		SessionStore store = store(cipher(1));
		store.save(StoredSessions.full());
		byte[] sealed = this.row.record();
		for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
			byte[] flipped = sealed.clone();
			flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
			this.row.save(flipped);
			assertThatExceptionOfType(SessionStoreException.class).isThrownBy(store::load)
				.withMessageContaining("row 1");
		}
	}

	@Test
	void whatIsNoSealedSessionIsRefused() {
		SessionStore store = store(cipher(1));
		store.save(StoredSessions.full());
		byte[] sealed = this.row.record();
		for (int length = 0; length < 60; length++) {
			this.row.save(Arrays.copyOf(sealed, length));
			assertThatExceptionOfType(SessionFormatException.class).isThrownBy(store::load);
		}
	}

	@Test
	void aSessionIsBoundToItsAccount() {
		store(cipher(1)).save(StoredSessions.full());
		assertThatExceptionOfType(SessionFormatException.class)
			.isThrownBy(SessionStore.sealed(this.row, "other", cipher(1))::load)
			.withMessageContaining("belongs to another account than 'other'");
	}

	@Test
	void aBotNeedsNoKeyOfItsOwn() {
		store(SessionCipher.ofBot("hash", "7000:token")).save(StoredSessions.full());
		assertThat(store(SessionCipher.ofBot("hash", "7000:token")).load()).contains(StoredSessions.full());
	}

	@Test
	void theSessionOfAnotherTokenIsKeptAside() {
		store(SessionCipher.ofBot("hash", "7000:token")).save(StoredSessions.full());
		byte[] old = this.row.record();
		assertThat(store(SessionCipher.ofBot("hash", "7000:newer")).load()).isEmpty();
		assertThat(this.row.record).isNull();
		assertThat(this.row.aside).containsExactly(old);
	}

	@Test
	void aKeyThatIsNoMoreConfiguredIsMissed() {
		store(cipher(1)).save(StoredSessions.full());
		assertThatExceptionOfType(SessionKeyException.class)
			.isThrownBy(store(SessionCipher.ofBot("hash", "7000:token"))::load)
			.withMessageContaining("an encryption key of its own");
		store(SessionCipher.ofBot("hash", "7000:token")).save(StoredSessions.full());
		assertThatExceptionOfType(SessionKeyException.class).isThrownBy(store(cipher(1))::load)
			.withMessageContaining("follows from the bot's credentials");
	}

	@Test
	void aKeyHas32Bytes() {
		assertThatIllegalArgumentException().isThrownBy(() -> SessionCipher.of(new byte[16]))
			.withMessageContaining("32 bytes, not 16");
	}

	/** A row in memory. */
	private static final class Row implements SessionRecords {

		private byte @Nullable [] record;

		private final List<byte[]> aside = new ArrayList<>();

		private byte[] record() {
			return load().orElseThrow();
		}

		@Override
		public Optional<byte[]> load() {
			return Optional.ofNullable(this.record);
		}

		@Override
		public void save(byte[] newRecord) {
			this.record = newRecord;
		}

		@Override
		public void setAside() {
			this.aside.add(record());
			this.record = null;
		}

		@Override
		public void delete() {
			this.record = null;
		}

		@Override
		public String location() {
			return "row 1";
		}

	}

}
