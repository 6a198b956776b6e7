package io.github.telegramupdates.mtproto.client;

import java.security.SecureRandom;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * Random bytes of the platform's secure generator, for everything.
 */
final class SecureRandomBytes implements RandomBytes {

	private final SecureRandom random = new SecureRandom();

	@Override
	public byte[] next(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
