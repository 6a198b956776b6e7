package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What primitives refuse, and what both of their directions make of each other's work.
 */
class PrimitiveTests {

	private final RandomBytes random = new TestRandom(7);

	@Test
	void partsOfBlocksAreRefused() {
		AesParameters parameters = new AesParameters(new byte[32], new byte[32]);
		assertThatIllegalArgumentException().isThrownBy(() -> new AesIge().decrypt(new byte[17], parameters));
		assertThatIllegalArgumentException().isThrownBy(() -> new AesIge().decryptInPlace(new byte[32], 1, parameters));
		assertThatIllegalArgumentException().isThrownBy(() -> new AesParameters(new byte[31], new byte[32]));
	}

	@Test
	void blocksThatFollowSomethingElseAreDecryptedAsThoughTheyWereAlone() {
		AesParameters parameters = new AesParameters(this.random.next(32), this.random.next(32));
		byte[] head = this.random.next(24);
		byte[] encrypted = this.random.next(64);
		byte[] framed = Bytes.join(head, encrypted);
		new AesIge().decryptInPlace(framed, 24, parameters);
		assertThat(framed).isEqualTo(Bytes.join(head, new AesIge().decrypt(encrypted, parameters)));
	}

	@Test
	void onlyWhatEndsAnArrayCountsForTheKeyOfAMessage() {
		AuthKey key = AuthKey.of(this.random.next(AuthKey.LENGTH));
		byte[] plain = this.random.next(64);
		byte[] framed = Bytes.join(this.random.next(24), plain);
		assertThat(key.messageKey(Side.SERVER, framed, 24)).isEqualTo(key.messageKey(Side.SERVER, plain));
	}

	@Test
	void secretsAreInNoText() {
		byte[] secret = this.random.next(AuthKey.LENGTH);
		AuthKey key = AuthKey.of(secret);
		assertThat(key).hasToString("AuthKey[" + Long.toHexString(key.id()) + "]");
		assertThat(key.parameters(Side.CLIENT, new byte[16])).hasToString("AesParameters");
	}

	@Test
	void aShortSecretIsPaddedInFront() {
		assertThat(AuthKey.of(BigInteger.TEN).toBytes()).hasSize(AuthKey.LENGTH).startsWith(0, 0).endsWith(10);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 11, 12, 13, 27, 28, 100 })
	void hashedDataIsUnwrappedWhateverItsLength(int length) {
		byte[] data = this.random.next(length);
		byte[] wrapped = HashedData.wrap(data, this.random);
		assertThat(wrapped.length % AesIge.BLOCK).isZero();
		assertThat(HashedData.unwrap(wrapped)).hasValue(data);
	}

	@Test
	void hashedDataWithAFlippedBitIsRefused() {
		byte[] wrapped = HashedData.wrap(this.random.next(50), this.random);
		wrapped[30] ^= 1;
		assertThat(HashedData.unwrap(wrapped)).isEmpty();
		assertThat(HashedData.unwrap(new byte[0])).isEmpty();
	}

	@Test
	void whatIsEncryptedForAKeyIsDecryptedByItsOwnerOnly() {
		KnownAnswer known = KnownAnswer.ofKind("rsa_pad").findFirst().orElseThrow();
		RsaPublicKey key = RsaPublicKey.fromPem(known.text("pem"));
		byte[] data = this.random.next(RsaPad.MAX_DATA);
		byte[] encrypted = RsaPad.encrypt(data, key, this.random);
		assertThat(RsaPad.decrypt(encrypted, key.modulus(), known.hex("private_exponent"))
			.map((padded) -> Arrays.copyOf(padded, data.length))).hasValue(data);
		assertThat(RsaPad.decrypt(encrypted, key.modulus(), known.hex("private_exponent").add(BigInteger.TWO)))
			.isEmpty();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RsaPad.encrypt(new byte[RsaPad.MAX_DATA + 1], key, this.random));
	}

	@Test
	void textsThatAreNoPublicKeyAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> RsaPublicKey.fromPem("nothing"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RsaPublicKey.fromPem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RsaPublicKey(BigInteger.ONE.shiftLeft(1_023).add(BigInteger.ONE), BigInteger.TEN));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 2, 3, 7, 8, 30, -15, 1_000_000_007, Long.MAX_VALUE, Long.MIN_VALUE })
	void numbersThatAreNoProductOfTwoPrimesAreRefused(long number) {
		assertThatIllegalArgumentException().isThrownBy(() -> PqFactors.of(number));
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 6, 9, 15, 25, 49, 1_000_003L * 1_000_003L, 3_037_000_493L * 3_037_000_493L })
	void smallNumbersAndSquaresAreFactored(long number) {
		PqFactors factors = PqFactors.of(number);
		assertThat(factors.p() * factors.q()).isEqualTo(number);
	}

	@Test
	void productsOfRandomPrimesAreFactored() {
		SplittableRandom seeds = new SplittableRandom(11);
		for (int i = 0; i < 200; i++) {
			long p = prime(seeds.nextInt(3, 1 << (2 + seeds.nextInt(29))));
			long q = prime(seeds.nextInt(3, 1 << (2 + seeds.nextInt(29))));
			assertThat(PqFactors.of(p * q)).isEqualTo(new PqFactors(Math.min(p, q), Math.max(p, q)));
		}
	}

	private static long prime(long from) {
		return BigInteger.valueOf(from).nextProbablePrime().longValueExact();
	}

	@Test
	void groupsWithoutASafePrimeAreRefused() {
		BigInteger safe = KnownAnswer.ofKind("dh_group").findFirst().orElseThrow().hex("p");
		BigInteger composite = safe.add(BigInteger.valueOf(24));
		assertThatExceptionOfType(WeakGroupException.class).isThrownBy(() -> DhGroup.of(4, composite, this.random))
			.withMessageContaining("safe prime");
		BigInteger unsafe = new BigInteger(2_048, 40, new Random(3));
		assertThatExceptionOfType(WeakGroupException.class).isThrownBy(() -> DhGroup.of(4, unsafe, this.random));
		BigInteger small = safe.shiftRight(1);
		assertThatExceptionOfType(WeakGroupException.class).isThrownBy(() -> DhGroup.of(4, small, this.random))
			.withMessageContaining("2047 bits");
		assertThatExceptionOfType(WeakGroupException.class).isThrownBy(() -> DhGroup.of(8, safe, this.random));
	}

	@Test
	void publicValuesNearTheEndsAreRefused() {
		BigInteger prime = KnownAnswer.ofKind("dh_group").findFirst().orElseThrow().hex("p");
		DhGroup group = DhGroup.of(3, prime, this.random);
		BigInteger margin = BigInteger.ONE.shiftLeft(1_984);
		assertThat(group.isInRange(margin)).isTrue();
		assertThat(group.isInRange(margin.subtract(BigInteger.ONE))).isFalse();
		assertThat(group.isInRange(prime.subtract(margin))).isTrue();
		assertThat(group.isInRange(prime.subtract(margin).add(BigInteger.ONE))).isFalse();
		assertThatExceptionOfType(WeakGroupException.class)
			.isThrownBy(() -> group.sharedSecret(BigInteger.ONE, BigInteger.TEN));
	}

	@Test
	void bothSidesOfAnExchangeEndWithTheSameSecret() {
		DhGroup group = DhGroup.of(3, KnownAnswer.ofKind("dh_group").findFirst().orElseThrow().hex("p"), this.random);
		BigInteger a = new BigInteger(1, this.random.next(256));
		BigInteger b = new BigInteger(1, this.random.next(256));
		assertThat(group.sharedSecret(group.publicValue(a), b)).isEqualTo(group.sharedSecret(group.publicValue(b), a));
	}

	@Test
	void anObfuscatedConnectionIsReadByTheOtherSide() {
		byte[] secret = this.random.next(16);
		Obfuscation client = Obfuscation.ofClient(0xeeeeeeee, -2, secret, this.random);
		Obfuscation server = Obfuscation.ofServer(client.header(), secret);
		assertThat(server.tag()).isEqualTo(0xeeeeeeee);
		assertThat(server.dc()).isEqualTo(-2);
		for (int length : new int[] { 1, 0, 40, 1_000 }) {
			byte[] sent = this.random.next(length);
			assertThat(server.decrypt(client.encrypt(sent))).isEqualTo(sent);
			assertThat(client.decrypt(server.encrypt(sent))).isEqualTo(sent);
		}
	}

	@Test
	void anObfuscatedHeaderLooksLikeNoOtherProtocol() {
		byte[] bad = ByteBuffer.allocate(64).put(new byte[] { 'H', 'E', 'A', 'D', 1, 1, 1, 1 }).array();
		byte[][] headers = { { (byte) 0xef, 1, 1, 1, 1, 1, 1, 1 }, { 1, 1, 1, 1, 0, 0, 0, 0 } };
		RandomBytes first = new RandomBytes() {

			private int calls;

			@Override
			public byte[] next(int count) {
				int call = this.calls++;
				return (call == 0) ? bad : (call <= headers.length) ? Arrays.copyOf(headers[call - 1], 64)
						: PrimitiveTests.this.random.next(count);
			}

		};
		byte[] header = Obfuscation.ofClient(0xeeeeeeee, 2, new byte[0], first).header();
		assertThat(header[0]).isNotIn((byte) 0xef, (byte) 'H', (byte) 1);
	}

}
