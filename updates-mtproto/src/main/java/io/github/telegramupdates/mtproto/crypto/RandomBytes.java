package io.github.telegramupdates.mtproto.crypto;

/**
 * Where random bytes come from: of a secure generator, but for tests.
 */
@FunctionalInterface
public interface RandomBytes {

	/**
	 * Returns bytes that nobody can predict.
	 * @param count how many
	 * @return as many bytes
	 */
	byte[] next(int count);

}
