package io.github.telegramupdates.mtproto.store;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import io.github.telegramupdates.mtproto.fuzz.AllocatedMemory;
import io.github.telegramupdates.mtproto.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a store or a session string holds, it is a session that can be stored, or a
 * typed failure, and takes little memory.
 */
class SessionFuzzTests {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

	private static final long MAX_ALLOCATED = 1 << 20;

	private static final String ACCOUNT = "support-bot";

	private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final Mutations mutations = new Mutations(this.random);

	private int read;

	private int refused;

	private byte[] input(byte[] valid) {
		if (this.random.nextInt(16) > 0) {
			return this.mutations.mutated(valid);
		}
		byte[] bytes = new byte[this.random.nextInt(600)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	/** Feeds damaged inputs, after one that loads the classes. */
	private void feed(byte[] valid, int inputs, Consumer<byte[]> reader) {
		reader.accept(valid);
		for (int i = 0; i < inputs; i++) {
			byte[] input = input(valid);
			long allocated = AllocatedMemory.of(() -> reader.accept(input));
			assertThat(allocated).as("fuzz.seed=%d", this.seed).isLessThan(MAX_ALLOCATED);
		}
		assertThat(this.refused).as("fuzz.seed=%d", this.seed).isPositive();
		assertThat(this.read).as("fuzz.seed=%d", this.seed).isPositive();
	}

	private void assertStorable(StoredSession session) {
		this.read++;
		assertThat(SessionFormat.read(SessionFormat.write(session), "here")).as("fuzz.seed=%d", this.seed)
			.isEqualTo(session);
	}

	private void assertTold(Exception failure) {
		this.refused++;
		assertThat(failure).as("fuzz.seed=%d", this.seed).hasMessageContaining("here");
	}

	@Test
	void anyRowIsASessionOrIsRefused() {
		feed(SessionFormat.write(StoredSessions.full()), INPUTS, (bytes) -> {
			try {
				assertStorable(SessionFormat.read(bytes, "here"));
			}
			catch (SessionFormatException ex) {
				assertTold(ex);
			}
		});
	}

	@Test
	void anySealedBytesAreTheSessionOrAreRefused() {
		SessionCipher cipher = SessionCipher.of(new byte[SessionCipher.KEY_LENGTH]);
		byte[] sealed = cipher.seal(SessionFormat.write(StoredSessions.full()), ACCOUNT);
		feed(sealed, INPUTS, (bytes) -> {
			try {
				StoredSession session = SessionStore.sealed(new Row(bytes), ACCOUNT, cipher).load().orElseThrow();
				assertThat(bytes).as("fuzz.seed=%d", this.seed).isEqualTo(sealed);
				assertStorable(session);
			}
			catch (SessionFormatException | SessionKeyException ex) {
				assertTold(ex);
			}
		});
	}

	@Test
	void anySessionStringIsASessionThatCanBeStoredOrIsRefused() throws IOException {
		List<JsonNode> known = SessionStringTests.known();
		for (JsonNode one : known) {
			String text = one.get("string").asString();
			boolean telethon = TelethonStrings.isOne(text);
			byte[] bytes = Base64.getUrlDecoder().decode(telethon ? text.substring(1) : text);
			feed(bytes, INPUTS / known.size(), (input) -> readString((telethon ? "1" : "") + encoded(input)));
		}
	}

	private String encoded(byte[] bytes) {
		String text = Base64.getUrlEncoder().encodeToString(bytes);
		if (text.isEmpty() || this.random.nextInt(8) > 0) {
			return text;
		}
		int at = this.random.nextInt(text.length());
		return text.substring(0, at) + (char) this.random.nextInt(1, 0x500) + text.substring(at + 1);
	}

	private void readString(String text) {
		try {
			assertStorable(SessionString.read(text).toSession(StoredSessions.BOT));
		}
		catch (SessionStringException ex) {
			this.refused++;
			assertThat(ex).as("fuzz.seed=%d", this.seed).hasMessageStartingWith("This is no session string");
		}
	}

	/**
	 * A row that cannot be changed.
	 *
	 * @param bytes what it holds
	 */
	private record Row(byte[] bytes) implements SessionRecords {

		@Override
		public Optional<byte[]> load() {
			return Optional.of(this.bytes);
		}

		@Override
		public void save(byte[] record) {
			throw new AssertionError("Nothing is saved");
		}

		@Override
		public void setAside() {
			throw new AssertionError("Nothing is kept aside");
		}

		@Override
		public void delete() {
			throw new AssertionError("Nothing is deleted");
		}

		@Override
		public String location() {
			return "here";
		}

	}

}
