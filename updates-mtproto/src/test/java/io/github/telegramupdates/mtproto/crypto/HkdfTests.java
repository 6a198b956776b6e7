package io.github.telegramupdates.mtproto.crypto;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The answers of RFC 5869, appendix A, for SHA-256.
 */
class HkdfTests {

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex);
	}

	private static byte[] range(int from, int to) {
		byte[] bytes = new byte[to - from];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (from + i);
		}
		return bytes;
	}

	@Test
	void theBasicCase() {
		byte[] derived = Hkdf.derive(bytes("0b".repeat(22)), range(0x00, 0x0d), range(0xf0, 0xfa), 42);
		assertThat(derived).isEqualTo(
				bytes("3cb25f25faacd57a90434f64d0362f2a" + "2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
	}

	@Test
	void longInputsAndLongOutput() {
		byte[] derived = Hkdf.derive(range(0x00, 0x50), range(0x60, 0xb0), range(0xb0, 0x100), 82);
		assertThat(derived).isEqualTo(bytes("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
				+ "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"));
	}

	@Test
	void neitherSaltNorPurpose() {
		byte[] derived = Hkdf.derive(bytes("0b".repeat(22)), new byte[0], new byte[0], 42);
		assertThat(derived).isEqualTo(
				bytes("8da4e775a563c18f715f802a063c5a31" + "b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
	}

	@Test
	void thereIsNoKeyOfAnyLength() {
		assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.derive(new byte[1], new byte[0], "purpose", 0));
		assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.derive(new byte[1], new byte[0], "purpose", 8161));
	}

}
