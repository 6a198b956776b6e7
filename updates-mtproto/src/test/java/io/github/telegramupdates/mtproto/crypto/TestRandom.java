package io.github.telegramupdates.mtproto.crypto;

import java.util.SplittableRandom;

/**
 * Bytes that are the same in each run.
 */
public final class TestRandom implements RandomBytes {

	private final SplittableRandom random;

	public TestRandom(long seed) {
		this.random = new SplittableRandom(seed);
	}

	@Override
	public byte[] next(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
