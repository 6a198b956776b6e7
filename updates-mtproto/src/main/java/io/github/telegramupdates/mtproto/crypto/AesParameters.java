package io.github.telegramupdates.mtproto.crypto;

import java.util.Arrays;

/**
 * Key and initialization vector of {@link AesIge}. Confidential: its text contains
 * neither.
 */
public final class AesParameters {

	private static final int LENGTH = 32;

	private final byte[] key;

	private final byte[] iv;

	/**
	 * Creates parameters.
	 * @param key 32 bytes
	 * @param iv 32 bytes: the ciphertext before the first block, then its plaintext
	 * @throws IllegalArgumentException if a length is wrong
	 */
	public AesParameters(byte[] key, byte[] iv) {
		Bytes.requireLength(key, LENGTH, "An AES key");
		Bytes.requireLength(iv, LENGTH, "An initialization vector");
		this.key = key.clone();
		this.iv = iv.clone();
	}

	byte[] key() {
		return this.key;
	}

	byte[] firstIv() {
		return Arrays.copyOf(this.iv, AesIge.BLOCK);
	}

	byte[] secondIv() {
		return Arrays.copyOfRange(this.iv, AesIge.BLOCK, LENGTH);
	}

	boolean consistsOf(byte[] otherKey, byte[] otherIv) {
		return Arrays.equals(this.key, otherKey) && Arrays.equals(this.iv, otherIv);
	}

	@Override
	public String toString() {
		return "AesParameters";
	}

}
