package io.github.telegramupdates.mtproto.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.store.SessionString.Library;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.TlWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Session strings that other libraries wrote.
 */
class SessionStringTests {

	private static final LoginBinding BINDING = LoginBinding.ofApplication(false, 6);

	static List<JsonNode> known() throws IOException {
		ObjectMapper json = new ObjectMapper();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(SessionStringTests.class.getResourceAsStream("/session-strings.jsonl")),
				StandardCharsets.UTF_8))) {
			return lines.lines().map(json::readTree).toList();
		}
	}

	private static JsonNode known(String kind) throws IOException {
		return known().stream().filter((known) -> known.get("kind").asString().equals(kind)).findFirst().orElseThrow();
	}

	private static byte[] key(JsonNode known) {
		return Base64.getDecoder().decode(known.get("auth_key").asString());
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@ParameterizedTest
	@MethodSource("known")
	void whatIsKnownIsRead(JsonNode known) throws IOException {
		SessionString read = SessionString.read(known.get("string").asString());
		assertThat(read.library()).isEqualTo(Library.valueOf(known.get("kind").asString().toUpperCase(Locale.ROOT)));
		assertThat(read.dc()).isEqualTo(known.get("dc").asInt());
		assertThat(read.key()).isEqualTo(AuthKey.of(key(known)));
		if (known.has("port")) {
			assertThat(read.address()).isNotNull();
			assertThat(read.address().port()).isEqualTo(known.get("port").asInt());
			assertThat(InetAddress.getByName(read.address().host()))
				.isEqualTo(InetAddress.getByName(known.get("ip").asString()));
		}
		if (known.has("api_id")) {
			assertThat(read.apiId()).isEqualTo(known.get("api_id").asInt());
			assertThat(read.test()).isEqualTo(known.get("test_mode").asBoolean());
			assertThat(read.account())
				.isEqualTo(new LoggedInAccount(known.get("user_id").asLong(), known.get("is_bot").asBoolean()));
		}
		JsonNode self = known.get("self");
		if (self != null && !self.isNull()) {
			assertThat(read.account())
				.isEqualTo(new LoggedInAccount(self.get("userId").asLong(), self.get("isBot").asBoolean()));
		}
		else if (!known.has("user_id")) {
			assertThat(read.account()).isEqualTo(LoggedInAccount.UNKNOWN);
		}
	}

	@Test
	void olderStringsOfPyrogramAreRead() throws IOException {
		byte[] key = key(known("pyrogram"));
		byte[] oldest = ByteBuffer.allocate(263)
			.put((byte) 4)
			.put((byte) 1)
			.put(key)
			.putInt((int) 4_000_000_000L)
			.put((byte) 0)
			.array();
		assertThat(encoded(oldest)).hasSize(351);
		assertThat(SessionString.read(encoded(oldest))).isEqualTo(new SessionString(Library.PYROGRAM, 4, true, null,
				AuthKey.of(key), null, new LoggedInAccount(4_000_000_000L, false)));
		byte[] old = ByteBuffer.allocate(267)
			.put((byte) 2)
			.put((byte) 0)
			.put(key)
			.putLong(5_000_000_001L)
			.put((byte) 1)
			.array();
		assertThat(encoded(old)).hasSize(356);
		assertThat(SessionString.read(encoded(old))).isEqualTo(new SessionString(Library.PYROGRAM, 2, false, null,
				AuthKey.of(key), null, new LoggedInAccount(5_000_000_001L, true)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void olderStringsOfMtcuteAreRead(int version) throws IOException {
		byte[] key = key(known("mtcute"));
		TlWriter writer = new TlWriter();
		writer.writeRaw(new byte[] { (byte) version });
		writer.writeInt((version == 1) ? 3 : 7);
		DcOption main = DcOption.builder().id(2).ipAddress("149.154.167.40").port(443).build();
		main.write(writer);
		if (version == 2) {
			DcOption.builder().id(2).mediaOnly(true).ipAddress("149.154.167.222").port(443).build().write(writer);
		}
		writer.writeLong(4242);
		writer.writeBool(true);
		writer.writeBytes(key);
		assertThat(SessionString.read(encoded(writer.toByteArray())))
			.isEqualTo(new SessionString(Library.MTCUTE, 2, true, new ServerAddress("149.154.167.40", 443),
					AuthKey.of(key), null, new LoggedInAccount(4242, true)));
	}

	@Test
	void spacesAroundAStringDoNotMatter() throws IOException {
		String text = known("telethon").get("string").asString();
		assertThat(SessionString.read("  " + text + "\n")).isEqualTo(SessionString.read(text));
	}

	@Test
	void aStringBecomesASessionInWhichSomebodyIsLoggedIn() throws IOException {
		SessionString read = SessionString.read(known("telethon").get("string").asString());
		StoredSession session = read.toSession(BINDING);
		assertThat(session.isLoggedIn()).isTrue();
		assertThat(session.account()).isEqualTo(LoggedInAccount.UNKNOWN);
		assertThat(session.addresses()).containsExactly(new ServerAddress("149.154.167.51", 443));
		assertThat(session.binding()).isEqualTo(BINDING);
	}

	@Test
	void whatIsNoSessionStringIsRefusedWithoutBeingTold() throws IOException {
		String telethon = known("telethon").get("string").asString();
		Stream<String> texts = Stream.of("", "1", "!secret!", "secret", telethon.substring(0, 300), telethon + "AAAA",
				telethon.substring(1));
		assertThat(texts).allSatisfy((text) -> assertThatExceptionOfType(SessionStringException.class)
			.isThrownBy(() -> SessionString.read(text))
			.withMessageContaining("Telethon, Pyrogram or mtcute")
			.withMessageNotContaining("secret"));
	}

	@Test
	void everyDamagedStringIsReadOrRefused() throws IOException {
		SplittableRandom random = new SplittableRandom(77);
		for (JsonNode known : known()) {
			String text = known.get("string").asString();
			for (int i = 0; i < 2_000; i++) {
				char[] damaged = text.toCharArray();
				damaged[random.nextInt(damaged.length)] = (char) random.nextInt(33, 127);
				String one = new String(damaged, 0, random.nextBoolean() ? damaged.length : random.nextInt(500) % 300);
				try {
					assertThat(SessionString.read(one).key()).isNotNull();
				}
				catch (SessionStringException ex) {
					assertThat(ex).hasMessageStartingWith("This is no session string");
				}
			}
		}
	}

	@Test
	void theTextOfWhatWasReadTellsNoSecret() throws IOException {
		JsonNode known = known("pyrogram");
		assertThat(SessionString.read(known.get("string").asString())).hasToString("SessionString[PYROGRAM, dc=2]");
		assertThat(Arrays.asList(StoredSession.of(2, AuthKey.of(key(known)), 0, BINDING).toString().split(" ")))
			.hasSizeLessThan(4);
	}

}
