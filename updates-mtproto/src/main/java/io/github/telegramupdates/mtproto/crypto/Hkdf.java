package io.github.telegramupdates.mtproto.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives keys from secrets by HKDF with HMAC-SHA-256.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>
 */
public final class Hkdf {

	private static final String HMAC = "HmacSHA256";

	private static final int HASH = 32;

	private static final int MAX_BLOCKS = 255;

	private Hkdf() {
	}

	/**
	 * Extracts and expands.
	 * @param secret what the key follows from
	 * @param salt need not be secret; may be empty
	 * @param purpose what the key is for: another purpose means another key
	 * @param length bytes of the key, at most 8160
	 * @return the key
	 * @throws IllegalArgumentException if the length is none
	 */
	public static byte[] derive(byte[] secret, byte[] salt, String purpose, int length) {
		return derive(secret, salt, purpose.getBytes(StandardCharsets.UTF_8), length);
	}

	static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
		if (length <= 0 || length > MAX_BLOCKS * HASH) {
			throw new IllegalArgumentException("No key has " + length + " bytes");
		}
		byte[] extracted = hmac((salt.length > 0) ? salt : new byte[HASH], secret);
		byte[] derived = new byte[0];
		byte[] block = new byte[0];
		for (int i = 1; derived.length < length; i++) {
			block = hmac(extracted, Bytes.join(block, info, new byte[] { (byte) i }));
			derived = Bytes.join(derived, block);
		}
		return Arrays.copyOf(derived, length);
	}

	private static byte[] hmac(byte[] key, byte[] data) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(data);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks HMAC-SHA-256", ex);
		}
	}

}
