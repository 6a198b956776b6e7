package io.github.telegramupdates.mtproto.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The shape in which a key exchange encrypts its data: SHA-1 of the data, the data, and 0
 * to 15 bytes that fill the last block.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/auth_key">core.telegram.org/mtproto/auth_key</a>
 */
public final class HashedData {

	private static final int HASH = 20;

	private HashedData() {
	}

	/**
	 * Wraps data to be encrypted.
	 * @param data the data
	 * @param random fills the last block
	 * @return a multiple of {@value AesIge#BLOCK} bytes
	 */
	public static byte[] wrap(byte[] data, RandomBytes random) {
		int padding = Math.floorMod(-(HASH + data.length), AesIge.BLOCK);
		return Bytes.join(Hashes.sha1(data), data, random.next(padding));
	}

	/**
	 * Takes data out of what was decrypted.
	 * @param decrypted hash, data and padding
	 * @return the data; empty if no length of the padding agrees with the hash
	 */
	public static Optional<byte[]> unwrap(byte[] decrypted) {
		byte[] hash = Arrays.copyOf(decrypted, HASH);
		byte[] found = null;
		int longest = decrypted.length - HASH;
		// all lengths are tried, so that the time reveals nothing
		for (int length = Math.max(0, longest - AesIge.BLOCK + 1); length <= longest; length++) {
			byte[] data = Arrays.copyOfRange(decrypted, HASH, HASH + length);
			if (MessageDigest.isEqual(hash, Hashes.sha1(data))) {
				found = data;
			}
		}
		return Optional.ofNullable(found);
	}

}
