package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The padding RSA_PAD, by which a client encrypts the first data of an exchange for the
 * owner of an RSA key.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/auth_key">core.telegram.org/mtproto/auth_key</a>
 */
public final class RsaPad {

	/**
	 * How many bytes can be encrypted.
	 */
	public static final int MAX_DATA = 144;

	private static final int PADDED = 192;

	private static final int KEY = 32;

	private static final int ENCRYPTED = 256;

	private RsaPad() {
	}

	/**
	 * Encrypts data.
	 * @param data at most {@value #MAX_DATA} bytes
	 * @param key for whom
	 * @param random pads the data and makes temporary keys
	 * @return 256 bytes
	 * @throws IllegalArgumentException if there is too much data
	 */
	public static byte[] encrypt(byte[] data, RsaPublicKey key, RandomBytes random) {
		if (data.length > MAX_DATA) {
			throw new IllegalArgumentException(data.length + " bytes are more than " + MAX_DATA);
		}
		byte[] padded = Bytes.join(data, random.next(PADDED - data.length));
		while (true) {
			BigInteger number = Bytes.toNumber(sealed(padded, random.next(KEY)));
			// a number that RSA cannot take needs another temporary key
			if (number.compareTo(key.modulus()) < 0) {
				return Bytes.ofNumber(number.modPow(key.exponent(), key.modulus()), ENCRYPTED);
			}
		}
	}

	private static byte[] sealed(byte[] padded, byte[] temporaryKey) {
		byte[] withHash = Bytes.join(Bytes.reversed(padded), Hashes.sha256(temporaryKey, padded));
		byte[] encrypted = new AesIge().encrypt(withHash, new AesParameters(temporaryKey, new byte[KEY]));
		return Bytes.join(Bytes.xor(temporaryKey, Hashes.sha256(encrypted)), encrypted);
	}

	/**
	 * Decrypts data.
	 * @param encrypted 256 bytes
	 * @param modulus the modulus of the key
	 * @param privateExponent its private exponent
	 * @return the data and its padding, 192 bytes; empty if it was not encrypted for this
	 * key
	 */
	public static Optional<byte[]> decrypt(byte[] encrypted, BigInteger modulus, BigInteger privateExponent) {
		BigInteger number = Bytes.toNumber(encrypted);
		if (encrypted.length != ENCRYPTED || number.compareTo(modulus) >= 0) {
			return Optional.empty();
		}
		byte[] sealed = Bytes.ofNumber(number.modPow(privateExponent, modulus), ENCRYPTED);
		byte[] content = Arrays.copyOfRange(sealed, KEY, ENCRYPTED);
		byte[] temporaryKey = Bytes.xor(Arrays.copyOf(sealed, KEY), Hashes.sha256(content));
		byte[] withHash = new AesIge().decrypt(content, new AesParameters(temporaryKey, new byte[KEY]));
		byte[] padded = Bytes.reversed(Arrays.copyOf(withHash, PADDED));
		byte[] hash = Arrays.copyOfRange(withHash, PADDED, withHash.length);
		return MessageDigest.isEqual(hash, Hashes.sha256(temporaryKey, padded)) ? Optional.of(padded)
				: Optional.empty();
	}

}
