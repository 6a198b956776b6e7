package io.github.telegramupdates.mtproto.exchange;

import java.security.MessageDigest;

/**
 * The numbers that tie the messages of one exchange together.
 *
 * @param client the client's nonce, 16 bytes
 * @param server the server's nonce, 16 bytes
 * @param secret the client's secret nonce, 32 bytes
 */
record Nonces(byte[] client, byte[] server, byte[] secret) {

	void requireIn(byte[] nonce, byte[] serverNonce) {
		requireEqual(this.client, nonce);
		requireEqual(this.server, serverNonce);
	}

	static void requireEqual(byte[] expected, byte[] actual) {
		if (!MessageDigest.isEqual(expected, actual)) {
			throw new ExchangeException(ExchangeFailure.WRONG_NONCE, "a nonce of another exchange");
		}
	}

	@Override
	public String toString() {
		return "Nonces";
	}

}
