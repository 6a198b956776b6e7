package io.github.telegramupdates.mtproto.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash functions of the protocol.
 */
final class Hashes {

	private Hashes() {
	}

	static byte[] sha1(byte[]... parts) {
		return hash("SHA-1", parts);
	}

	static byte[] sha256(byte[]... parts) {
		return hash("SHA-256", parts);
	}

	private static byte[] hash(String algorithm, byte[]... parts) {
		MessageDigest digest = digest(algorithm);
		for (byte[] part : parts) {
			digest.update(part);
		}
		return digest.digest();
	}

	/**
	 * A digest, of which every Java runtime has the ones that are used here.
	 */
	static MessageDigest digest(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime lacks " + algorithm, ex);
		}
	}

}
