package io.github.telegramupdates.engine.sequencing.box;

/**
 * Receives which positions a box passed although nothing of them was applied.
 */
@FunctionalInterface
public interface SkippedRangeListener {

	/**
	 * The positions in {@code (from, to]} are passed.
	 */
	void skipped(int from, int to);

}
