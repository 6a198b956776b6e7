package io.github.telegramupdates.mtproto.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What follows from the nonces of a key exchange before there is an authorization key.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/auth_key">core.telegram.org/mtproto/auth_key</a>
 */
public final class ExchangeKeys {

	private ExchangeKeys() {
	}

	/**
	 * How the Diffie-Hellman parameters of both sides are encrypted.
	 * @param serverNonce the server's nonce, 16 bytes
	 * @param newNonce the client's secret nonce, 32 bytes
	 * @return parameters of the cipher
	 */
	public static AesParameters parameters(byte[] serverNonce, byte[] newNonce) {
		requireNonces(serverNonce, newNonce);
		byte[] newServer = Hashes.sha1(newNonce, serverNonce);
		byte[] serverNew = Hashes.sha1(serverNonce, newNonce);
		byte[] newNew = Hashes.sha1(newNonce, newNonce);
		byte[] key = Bytes.join(newServer, Arrays.copyOf(serverNew, 12));
		byte[] iv = Bytes.join(Arrays.copyOfRange(serverNew, 12, 20), newNew, Arrays.copyOf(newNonce, 4));
		return new AesParameters(key, iv);
	}

	/**
	 * The first salt of the new key.
	 * @param serverNonce the server's nonce, 16 bytes
	 * @param newNonce the client's secret nonce, 32 bytes
	 * @return the salt
	 */
	public static long firstSalt(byte[] serverNonce, byte[] newNonce) {
		requireNonces(serverNonce, newNonce);
		return littleEndian(newNonce) ^ littleEndian(serverNonce);
	}

	private static long littleEndian(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
	}

	private static void requireNonces(byte[] serverNonce, byte[] newNonce) {
		Bytes.requireLength(serverNonce, 16, "A server nonce");
		Bytes.requireLength(newNonce, 32, "A new nonce");
	}

}
