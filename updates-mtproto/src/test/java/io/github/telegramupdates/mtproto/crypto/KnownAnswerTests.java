package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Answers of an independent implementation, each of them both ways where there are two.
 */
class KnownAnswerTests {

	static Stream<KnownAnswer> ige() {
		return KnownAnswer.ofKind("ige");
	}

	@ParameterizedTest
	@MethodSource("ige")
	void blocksAreEncryptedAndDecrypted(KnownAnswer known) {
		AesParameters parameters = known.parameters("key", "iv");
		assertThat(new AesIge().encrypt(known.bytes("plain"), parameters)).isEqualTo(known.bytes("cipher"));
		assertThat(new AesIge().decrypt(known.bytes("cipher"), parameters)).isEqualTo(known.bytes("plain"));
	}

	@Test
	void aKeyHasItsIdAndAuxiliaryHash() {
		assertThat(KnownAnswer.ofKind("auth_key")).isNotEmpty().allSatisfy((known) -> {
			AuthKey key = AuthKey.of(known.bytes("key"));
			assertThat(key.id()).isEqualTo(known.number("idLong")).isEqualTo(littleEndian(known.bytes("id")));
			assertThat(key.auxHash()).isEqualTo(littleEndian(known.bytes("aux_hash")));
		});
	}

	static Stream<KnownAnswer> message() {
		return KnownAnswer.ofKind("message");
	}

	@ParameterizedTest
	@MethodSource("message")
	void messagesAreDecrypted(KnownAnswer known) {
		AuthKey key = AuthKey.of(known.bytes("auth_key"));
		Side sender = Side.valueOf(known.text("from").toUpperCase(Locale.ROOT));
		byte[] messageKey = key.messageKey(sender, known.bytes("plain"));
		assertThat(messageKey).isEqualTo(known.bytes("msg_key"));
		AesParameters parameters = key.parameters(sender, messageKey);
		assertThat(parameters.consistsOf(known.bytes("aes_key"), known.bytes("aes_iv"))).isTrue();
		byte[] encrypted = known.bytes("encrypted");
		assertThat(littleEndian(encrypted)).isEqualTo(key.id());
		assertThat(Arrays.copyOfRange(encrypted, 8, 24)).isEqualTo(messageKey);
		assertThat(new AesIge().decrypt(Arrays.copyOfRange(encrypted, 24, encrypted.length), parameters))
			.isEqualTo(known.bytes("plain"));
	}

	@Test
	void noncesGiveTheKeysOfAnExchange() {
		assertThat(KnownAnswer.ofKind("exchange_keys")).isNotEmpty().allSatisfy((known) -> {
			byte[] server = known.bytes("server_nonce");
			byte[] secret = known.bytes("new_nonce");
			assertThat(ExchangeKeys.parameters(server, secret)
				.consistsOf(known.bytes("tmp_aes_key"), known.bytes("tmp_aes_iv"))).isTrue();
			assertThat(ExchangeKeys.firstSalt(server, secret)).isEqualTo(known.number("first_salt"));
			assertThat(AuthKey.of(known.bytes("auth_key")).newNonceHash(secret, 1))
				.isEqualTo(known.bytes("new_nonce_hash1"));
		});
	}

	@Test
	void theAnswerWithTheParametersOfTheServerIsDecrypted() {
		assertThat(KnownAnswer.ofKind("server_dh_answer")).isNotEmpty().allSatisfy((known) -> {
			byte[] decrypted = new AesIge().decrypt(known.bytes("encrypted_answer"),
					known.parameters("tmp_aes_key", "tmp_aes_iv"));
			assertThat(HashedData.unwrap(decrypted)).hasValue(known.bytes("inner"));
		});
	}

	@Test
	void dataIsDecryptedWithThePrivateKeyOfItsReceiver() {
		assertThat(KnownAnswer.ofKind("rsa_pad")).isNotEmpty().allSatisfy((known) -> {
			byte[] data = known.bytes("data");
			assertThat(
					RsaPad.decrypt(known.bytes("encrypted_data"), known.hex("modulus"), known.hex("private_exponent"))
						.map((padded) -> Arrays.copyOf(padded, data.length)))
				.hasValue(data);
		});
	}

	@Test
	void publicKeysAreReadInBothForms() {
		assertThat(KnownAnswer.ofKind("rsa_pad")).isNotEmpty().allSatisfy((known) -> {
			RsaPublicKey key = RsaPublicKey.fromPem(known.text("pem"));
			assertThat(key.modulus()).isEqualTo(known.hex("modulus"));
			assertThat(key.fingerprint()).isEqualTo(known.number("fingerprint"));
			assertThat(RsaPublicKey.fromPem(known.text("pem_spki"))).isEqualTo(key);
			assertThat(key.toPem().strip()).isEqualTo(known.text("pem").strip());
		});
	}

	@Test
	void productsOfTwoPrimesAreFactored() {
		assertThat(KnownAnswer.ofKind("factor")).isNotEmpty()
			.allSatisfy((known) -> assertThat(PqFactors.of(known.number("pq")))
				.isEqualTo(new PqFactors(known.number("p"), known.number("q"))));
	}

	@Test
	void passwordsAreProven() {
		assertThat(KnownAnswer.ofKind("srp")).isNotEmpty().allSatisfy((known) -> {
			DhGroup group = DhGroup.of((int) known.number("g"), new BigInteger(1, known.bytes("p")), new TestRandom(1));
			PasswordProof proof = PasswordProof.of(known.text("password").getBytes(StandardCharsets.UTF_8),
					new PasswordSalts(known.bytes("salt1"), known.bytes("salt2")), group,
					new BigInteger(1, known.bytes("srp_B")), known.bytes("a"));
			assertThat(proof.publicValue()).isEqualTo(known.bytes("A"));
			assertThat(proof.proof()).isEqualTo(known.bytes("M1"));
		});
	}

	@Test
	void groupsAreAcceptedOrRefused() {
		assertThat(KnownAnswer.ofKind("dh_group")).isNotEmpty().allSatisfy((known) -> {
			int generator = (int) known.number("g");
			if (known.flag("ok")) {
				assertThat(DhGroup.of(generator, known.hex("p"), new TestRandom(1)).generator()).isEqualTo(generator);
			}
			else {
				assertThatExceptionOfType(WeakGroupException.class)
					.isThrownBy(() -> DhGroup.of(generator, known.hex("p"), new TestRandom(1)));
			}
		});
	}

	@Test
	void aServerReadsAnObfuscatedConnection() {
		assertThat(KnownAnswer.ofKind("obfuscated2")).isNotEmpty().allSatisfy((known) -> {
			Obfuscation server = Obfuscation.ofServer(known.bytes("wire_header"), known.bytes("secret"));
			assertThat(server.tag()).isEqualTo(littleEndianInt(known.bytes("tag")));
			assertThat(server.dc()).isEqualTo((int) known.number("dc"));
			assertThat(server.decrypt(known.bytes("wire_payload"))).isEqualTo(known.bytes("payload"));
		});
	}

	private static long littleEndian(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
	}

	private static int littleEndianInt(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

}
