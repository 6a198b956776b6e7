package io.github.telegramupdates.mtproto.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in the mode "infinite garble extension", in which each block depends on the
 * plaintext and the ciphertext before it.
 * <p>
 * Not safe for use by several threads: an object keeps its cipher, because making one
 * takes longer than encrypting a short message.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/description">core.telegram.org/mtproto/description</a>
 */
public final class AesIge {

	/**
	 * Size of a block in bytes: only whole blocks can be encrypted.
	 */
	public static final int BLOCK = 16;

	/**
	 * Halves of blocks, which are only mixed: any order does, and that of the machine is
	 * quick.
	 */
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private final Cipher cipher;

	/**
	 * Creates a cipher.
	 */
	public AesIge() {
		try {
			this.cipher = Cipher.getInstance("AES/ECB/NoPadding");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks AES", ex);
		}
	}

	/**
	 * Encrypts whole blocks.
	 * @param plain a multiple of {@value #BLOCK} bytes
	 * @param parameters key and initialization vector
	 * @return as many bytes
	 * @throws IllegalArgumentException if the length is no multiple of a block
	 */
	public byte[] encrypt(byte[] plain, AesParameters parameters) {
		byte[] encrypted = plain.clone();
		run(Cipher.ENCRYPT_MODE, encrypted, 0, parameters.key(), parameters.firstIv(), parameters.secondIv());
		return encrypted;
	}

	/**
	 * Decrypts whole blocks.
	 * @param encrypted a multiple of {@value #BLOCK} bytes
	 * @param parameters key and initialization vector
	 * @return as many bytes
	 * @throws IllegalArgumentException if the length is no multiple of a block
	 */
	public byte[] decrypt(byte[] encrypted, AesParameters parameters) {
		byte[] plain = encrypted.clone();
		decryptInPlace(plain, 0, parameters);
		return plain;
	}

	/**
	 * Replaces whole blocks by what they were before they were encrypted.
	 * @param bytes what comes before, which is left alone, and a multiple of
	 * {@value #BLOCK} bytes
	 * @param from where the blocks begin
	 * @param parameters key and initialization vector
	 * @throws IllegalArgumentException if the length is no multiple of a block
	 */
	public void decryptInPlace(byte[] bytes, int from, AesParameters parameters) {
		run(Cipher.DECRYPT_MODE, bytes, from, parameters.key(), parameters.secondIv(), parameters.firstIv());
	}

	/**
	 * Both directions are the same but for the vectors' roles: a block is mixed with the
	 * output before it, goes through AES, and is mixed with the input before it.
	 */
	private void run(int mode, byte[] bytes, int from, byte[] key, byte[] outputBefore, byte[] inputBefore) {
		if ((bytes.length - from) % BLOCK != 0) {
			throw new IllegalArgumentException((bytes.length - from) + " bytes are not a multiple of " + BLOCK);
		}
		byte[] block = new byte[BLOCK];
		long outputLeft = left(outputBefore, 0);
		long outputRight = right(outputBefore, 0);
		long inputLeft = left(inputBefore, 0);
		long inputRight = right(inputBefore, 0);
		try {
			this.cipher.init(mode, new SecretKeySpec(key, "AES"));
			for (int at = from; at < bytes.length; at += BLOCK) {
				long nextLeft = left(bytes, at);
				long nextRight = right(bytes, at);
				put(block, 0, nextLeft ^ outputLeft, nextRight ^ outputRight);
				this.cipher.update(block, 0, BLOCK, bytes, at);
				outputLeft = left(bytes, at) ^ inputLeft;
				outputRight = right(bytes, at) ^ inputRight;
				put(bytes, at, outputLeft, outputRight);
				inputLeft = nextLeft;
				inputRight = nextRight;
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES does not work", ex);
		}
	}

	private static long left(byte[] bytes, int at) {
		return (long) LONGS.get(bytes, at);
	}

	private static long right(byte[] bytes, int at) {
		return (long) LONGS.get(bytes, at + Long.BYTES);
	}

	private static void put(byte[] bytes, int at, long left, long right) {
		LONGS.set(bytes, at, left);
		LONGS.set(bytes, at + Long.BYTES, right);
	}

}
