package io.github.telegramupdates.engine.sequencing;

/**
 * Hears which positions a box passed although nothing of them was applied.
 */
@FunctionalInterface
interface SkippedRange {

	/**
	 * The positions in {@code (from, to]} are passed.
	 */
	void skipped(int from, int to);

}
