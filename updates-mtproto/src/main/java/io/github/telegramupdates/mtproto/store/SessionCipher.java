package io.github.telegramupdates.mtproto.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.telegramupdates.mtproto.crypto.Hkdf;

/**
 * Seals stored sessions by AES-256-GCM, each with a nonce of its own and bound to the
 * name of its account. A sealed session names its key by a hash, so that another key is
 * distinguished from damage.
 */
public final class SessionCipher {

	/**
	 * Length of a key in bytes.
	 */
	public static final int KEY_LENGTH = 32;

	/** {@code TGS}, and the version of this format with the kind of its key. */
	private static final int CONFIGURED = 0x54475301;

	private static final int DERIVED = 0x54475302;

	private static final int KEY_ID = 8;

	private static final int NONCE = 12;

	private static final int TAG = 16;

	private static final int HEADER = Integer.BYTES + KEY_ID + NONCE;

	private final SecureRandom random = new SecureRandom();

	private final SecretKeySpec key;

	private final byte[] keyId;

	private final int format;

	private SessionCipher(byte[] key, int format) {
		this.key = new SecretKeySpec(key, "AES");
		this.keyId = Hkdf.derive(key, new byte[0], "id of a session key", KEY_ID);
		this.format = format;
	}

	/**
	 * Seals by a key that somebody keeps.
	 * @param key {@value #KEY_LENGTH} random bytes
	 * @return the cipher
	 * @throws IllegalArgumentException if the length is wrong
	 */
	public static SessionCipher of(byte[] key) {
		if (key.length != KEY_LENGTH) {
			throw new IllegalArgumentException(
					"A session is sealed by a key of " + KEY_LENGTH + " bytes, not " + key.length);
		}
		return new SessionCipher(key.clone(), CONFIGURED);
	}

	/**
	 * Seals by a key that follows from a bot's credentials (HKDF-SHA256): whoever has
	 * those can log in as the bot anyway. A session of other credentials is not read but
	 * kept aside.
	 * @param apiHash hash of the application
	 * @param token the bot's token
	 * @return the cipher
	 */
	public static SessionCipher ofBot(String apiHash, String token) {
		byte[] secret = (apiHash.length() + " " + apiHash + token).getBytes(StandardCharsets.UTF_8);
		byte[] salt = "telegram updates".getBytes(StandardCharsets.UTF_8);
		return new SessionCipher(Hkdf.derive(secret, salt, "session of a bot", KEY_LENGTH), DERIVED);
	}

	byte[] seal(byte[] plain, String account) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] header = ByteBuffer.allocate(HEADER).putInt(this.format).put(this.keyId).put(nonce).array();
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, header, account).doFinal(plain);
			return ByteBuffer.allocate(HEADER + sealed.length).put(header).put(sealed).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks AES-256-GCM", ex);
		}
	}

	/**
	 * Opens what was sealed.
	 * @param sealed the bytes
	 * @param account name of the account
	 * @param location where they come from, for the message of a failure
	 */
	byte[] open(byte[] sealed, String account, String location) {
		requireKey(sealed, location);
		try {
			byte[] header = Arrays.copyOf(sealed, HEADER);
			return cipher(Cipher.DECRYPT_MODE, header, account).doFinal(sealed, HEADER, sealed.length - HEADER);
		}
		catch (AEADBadTagException ex) {
			throw new SessionFormatException(
					"The session in " + location + " is damaged, or belongs to another account than '" + account + "'",
					null);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks AES-256-GCM", ex);
		}
	}

	/** A key that follows from other credentials says that those were others. */
	boolean isOfOtherCredentials(byte[] sealed) {
		return this.format == DERIVED && sealed.length >= HEADER + TAG && formatOf(sealed) == DERIVED
				&& !hasKey(sealed);
	}

	private void requireKey(byte[] sealed, String location) {
		int found = (sealed.length < HEADER + TAG) ? 0 : formatOf(sealed);
		if (found != CONFIGURED && found != DERIVED) {
			throw new SessionFormatException("There is no sealed session in " + location, null);
		}
		if (found != this.format) {
			throw new SessionKeyException("The session in " + location + " is sealed by " + kind(found)
					+ ", and what is configured is " + kind(this.format), null);
		}
		if (!hasKey(sealed)) {
			throw new SessionKeyException(
					"The session in " + location + " is sealed by another encryption key than the one configured",
					null);
		}
	}

	private static int formatOf(byte[] sealed) {
		return ByteBuffer.wrap(sealed).getInt();
	}

	private boolean hasKey(byte[] sealed) {
		return Arrays.equals(sealed, Integer.BYTES, Integer.BYTES + KEY_ID, this.keyId, 0, KEY_ID);
	}

	private static String kind(int format) {
		return (format == DERIVED) ? "a key that follows from the bot's credentials" : "an encryption key of its own";
	}

	private Cipher cipher(int mode, byte[] header, String account) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG * Byte.SIZE, header, HEADER - NONCE, NONCE));
		cipher.updateAAD(header);
		cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	@Override
	public String toString() {
		return "SessionCipher[" + kind(this.format) + "]";
	}

}
