package io.github.telegramupdates.tl;

/**
 * Bounds on what a {@link TlReader} accepts, so that hostile input can exhaust neither
 * stack nor heap. Lengths need no bound of their own: they never exceed the bytes that
 * are there.
 *
 * @param depth how deep constructors may be nested
 * @param objects how many constructors and plain elements of vectors one reader may read
 * @param initialCapacity how many elements of a vector are allocated before they are read
 */
public record TlLimits(int depth, int objects, int initialCapacity) {

	/**
	 * What a genuine server stays far below: 64 levels, a million objects.
	 */
	public static final TlLimits DEFAULT = new TlLimits(64, 1_000_000, 1024);

	public TlLimits {
		if (depth < 1 || objects < 1 || initialCapacity < 1) {
			throw new IllegalArgumentException("Limits must be positive");
		}
	}

}
