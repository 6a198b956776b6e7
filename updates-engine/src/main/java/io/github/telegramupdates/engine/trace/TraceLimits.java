package io.github.telegramupdates.engine.trace;

/**
 * How much a recorder keeps of one account, in memory. Whichever bound is reached first
 * counts.
 *
 * @param inputs how many inputs, at least 1
 * @param bytes how many bytes: those of the encoded inputs, and 64 for each of them
 */
public record TraceLimits(int inputs, long bytes) {

	/**
	 * 100,000 inputs or 16 MiB. Containers of a short message or two reach both at about
	 * the same time; fuller ones reach the bytes first.
	 */
	public static final TraceLimits DEFAULT = new TraceLimits(100_000, 16 * 1024 * 1024);

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a bound is not positive
	 */
	public TraceLimits {
		if (inputs < 1 || bytes < 1) {
			throw new IllegalArgumentException("Limits must be positive");
		}
	}

	/**
	 * Bounds the number of inputs, and their bytes as by {@link #DEFAULT}.
	 * @param inputs how many inputs to keep, at least 1
	 * @return the limits
	 */
	public static TraceLimits ofInputs(int inputs) {
		return new TraceLimits(inputs, DEFAULT.bytes());
	}

}
