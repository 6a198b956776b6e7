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

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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
		return run(Cipher.ENCRYPT_MODE, plain, 0, parameters.key(), parameters.firstIv(), parameters.secondIv());
	}

	/**
	 * Decrypts whole blocks.
	 * @param encrypted a multiple of {@value #BLOCK} bytes
	 * @param parameters key and initialization vector
	 * @return as many bytes
	 * @throws IllegalArgumentException if the length is no multiple of a block
	 */
	public byte[] decrypt(byte[] encrypted, AesParameters parameters) {
		return decrypt(encrypted, 0, parameters);
	}

	/**
	 * Decrypts whole blocks that follow something else.
	 * @param bytes what comes before, and a multiple of {@value #BLOCK} bytes
	 * @param from where the blocks begin
	 * @param parameters key and initialization vector
	 * @return as many bytes as there are in the blocks
	 * @throws IllegalArgumentException if the length is no multiple of a block
	 */
	public byte[] decrypt(byte[] bytes, int from, AesParameters parameters) {
		return run(Cipher.DECRYPT_MODE, bytes, from, parameters.key(), parameters.secondIv(), parameters.firstIv());
	}

	/**
	 * Both directions are the same but for the vectors' roles: a block is mixed with the
	 * output before it, goes through AES, and is mixed with the input before it.
	 */
	private byte[] run(int mode, byte[] in, int from, byte[] key, byte[] outputBefore, byte[] inputBefore) {
		int length = in.length - from;
		if (length % BLOCK != 0) {
			throw new IllegalArgumentException(length + " bytes are not a multiple of " + BLOCK);
		}
		byte[] out = new byte[length];
		byte[] block = new byte[BLOCK];
		long outputLeft = left(outputBefore, 0);
		long outputRight = right(outputBefore, 0);
		long inputLeft = left(inputBefore, 0);
		long inputRight = right(inputBefore, 0);
		try {
			this.cipher.init(mode, new SecretKeySpec(key, "AES"));
			for (int at = 0; at < length; at += BLOCK) {
				long nextLeft = left(in, from + at);
				long nextRight = right(in, from + at);
				put(block, 0, nextLeft ^ outputLeft, nextRight ^ outputRight);
				this.cipher.update(block, 0, BLOCK, out, at);
				outputLeft = left(out, at) ^ inputLeft;
				outputRight = right(out, at) ^ inputRight;
				put(out, at, outputLeft, outputRight);
				inputLeft = nextLeft;
				inputRight = nextRight;
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES does not work", ex);
		}
		return out;
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
