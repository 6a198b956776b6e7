package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The authorization key that client and server agreed on: who has it is the account. Its
 * text contains only the id.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/description">core.telegram.org/mtproto/description</a>
 */
public final class AuthKey {

	/**
	 * Length of a key in bytes.
	 */
	public static final int LENGTH = 256;

	private final byte[] key;

	private final byte[] hash;

	private AuthKey(byte[] key) {
		this.key = key;
		this.hash = Hashes.sha1(key);
	}

	/**
	 * Wraps a key.
	 * @param key {@value #LENGTH} bytes, which are copied
	 * @return the key
	 * @throws IllegalArgumentException if the length is wrong
	 */
	public static AuthKey of(byte[] key) {
		Bytes.requireLength(key, LENGTH, "An authorization key");
		return new AuthKey(key.clone());
	}

	/**
	 * Wraps the number that a Diffie-Hellman exchange ended with.
	 * @param secret the number, less than 2^2048
	 * @return the key, with zeros in front where the number is short
	 */
	public static AuthKey of(BigInteger secret) {
		return new AuthKey(Bytes.ofNumber(secret, LENGTH));
	}

	/**
	 * Names the key in each message: the lower 64 bits of its SHA-1.
	 * @return the id
	 */
	public long id() {
		return ByteBuffer.wrap(this.hash).order(ByteOrder.LITTLE_ENDIAN).getLong(12);
	}

	/**
	 * Names the key in the exchange: the upper 64 bits of its SHA-1.
	 * @return the auxiliary hash
	 */
	public long auxHash() {
		return ByteBuffer.wrap(this.hash).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
	}

	/**
	 * The key itself, to be stored. Keep it as you keep a password.
	 * @return a copy
	 */
	public byte[] toBytes() {
		return this.key.clone();
	}

	/**
	 * Computes the key of a message, which also proves it to be unchanged.
	 * @param sender who sends it
	 * @param plain what is encrypted, with its padding
	 * @return 16 bytes
	 */
	public byte[] messageKey(Side sender, byte[] plain) {
		return messageKey(sender, plain, 0);
	}

	/**
	 * Computes the key of a message that ends an array.
	 * @param sender who sends it
	 * @param bytes what comes before, and what is encrypted, with its padding
	 * @param from where the latter begins
	 * @return 16 bytes
	 */
	public byte[] messageKey(Side sender, byte[] bytes, int from) {
		MessageDigest digest = Hashes.digest("SHA-256");
		digest.update(this.key, 88 + sender.keyOffset(), 32);
		digest.update(bytes, from, bytes.length - from);
		return Arrays.copyOfRange(digest.digest(), 8, 24);
	}

	/**
	 * Derives how a message is encrypted.
	 * @param sender who sends it
	 * @param messageKey key of the message, 16 bytes
	 * @return parameters of the cipher
	 */
	public AesParameters parameters(Side sender, byte[] messageKey) {
		Bytes.requireLength(messageKey, 16, "A message key");
		int x = sender.keyOffset();
		byte[] a = Hashes.sha256(messageKey, part(x, 36));
		byte[] b = Hashes.sha256(part(40 + x, 36), messageKey);
		return new AesParameters(mixed(a, b), mixed(b, a));
	}

	private byte[] part(int from, int length) {
		return Arrays.copyOfRange(this.key, from, from + length);
	}

	private static byte[] mixed(byte[] outer, byte[] inner) {
		byte[] mixed = outer.clone();
		System.arraycopy(inner, 8, mixed, 8, 16);
		return mixed;
	}

	/**
	 * The SHA-1 of new nonce, a number and the auxiliary hash, which proves that both
	 * sides have the same key.
	 * @param newNonce the client's secret nonce, 32 bytes
	 * @param number 1 for a key that is good, 2 for another try, 3 for a failure
	 * @return 16 bytes
	 */
	public byte[] newNonceHash(byte[] newNonce, int number) {
		byte[] all = Hashes.sha1(newNonce, new byte[] { (byte) number }, Arrays.copyOf(this.hash, 8));
		return Arrays.copyOfRange(all, 4, 20);
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof AuthKey that && MessageDigest.isEqual(this.key, that.key));
	}

	@Override
	public int hashCode() {
		return Long.hashCode(id());
	}

	@Override
	public String toString() {
		return "AuthKey[" + Long.toHexString(id()) + "]";
	}

}
