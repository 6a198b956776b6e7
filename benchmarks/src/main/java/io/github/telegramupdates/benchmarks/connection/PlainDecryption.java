package io.github.telegramupdates.benchmarks.connection;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The baseline of receiving: AES-256 in the mode IGE by the JDK's cipher, and SHA-256
 * over what comes out. The key is any, and nothing is looked at.
 */
final class PlainDecryption {

	private static final int BLOCK = 16;

	/** Key id and message key, which are not encrypted. */
	private static final int HEAD = 24;

	private static final int KEY = 32;

	private final Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");

	private final MessageDigest digest = MessageDigest.getInstance("SHA-256");

	private final byte[] block = new byte[BLOCK];

	PlainDecryption() throws GeneralSecurityException {
		byte[] key = new byte[KEY];
		new SecureRandom().nextBytes(key);
		initialize(key);
	}

	PlainDecryption(byte[] key) throws GeneralSecurityException {
		initialize(key);
	}

	private void initialize(byte[] key) throws GeneralSecurityException {
		this.cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
	}

	/**
	 * Decrypts and hashes what an envelope holds.
	 * @param frame the envelope
	 * @return the hash
	 */
	byte[] open(byte[] frame) throws GeneralSecurityException {
		ByteBuffer encrypted = ByteBuffer.wrap(frame, HEAD, frame.length - HEAD).slice();
		return this.digest.digest(decrypt(encrypted, new byte[BLOCK], new byte[BLOCK]));
	}

	/**
	 * Decrypts whole blocks.
	 * @param encrypted the blocks
	 * @param plainBefore the plaintext before the first block
	 * @param encryptedBefore the ciphertext before it
	 * @return the plaintext
	 */
	byte[] decrypt(ByteBuffer encrypted, byte[] plainBefore, byte[] encryptedBefore) throws GeneralSecurityException {
		byte[] plain = new byte[encrypted.remaining()];
		ByteBuffer out = ByteBuffer.wrap(plain);
		ByteBuffer mixed = ByteBuffer.wrap(this.block);
		long plainLeft = ByteBuffer.wrap(plainBefore).getLong(0);
		long plainRight = ByteBuffer.wrap(plainBefore).getLong(Long.BYTES);
		long encryptedLeft = ByteBuffer.wrap(encryptedBefore).getLong(0);
		long encryptedRight = ByteBuffer.wrap(encryptedBefore).getLong(Long.BYTES);
		for (int at = 0; at < plain.length; at += BLOCK) {
			long left = encrypted.getLong(at);
			long right = encrypted.getLong(at + Long.BYTES);
			mixed.putLong(0, left ^ plainLeft).putLong(Long.BYTES, right ^ plainRight);
			this.cipher.update(this.block, 0, BLOCK, plain, at);
			plainLeft = out.getLong(at) ^ encryptedLeft;
			plainRight = out.getLong(at + Long.BYTES) ^ encryptedRight;
			out.putLong(at, plainLeft).putLong(at + Long.BYTES, plainRight);
			encryptedLeft = left;
			encryptedRight = right;
		}
		return plain;
	}

}
