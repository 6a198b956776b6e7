package io.github.telegramupdates.mtproto.runtime;

import java.security.SecureRandom;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * Random bytes of the platform's secure generator, for everything.
 */
public final class SecureRandomBytes implements RandomBytes {

	private final SecureRandom random = new SecureRandom();

	@Override
	public byte[] next(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
