package io.github.telegramupdates.engine.lanes;

/**
 * How much of an account is delivered together, if its delivery is atomic.
 *
 * @param updates most updates of a group; a batch is never divided
 * @param transactions most groups of an account that are delivered at the same time
 */
public record GroupLimits(int updates, int transactions) {

	/** 256 updates, and two groups at a time. */
	public static final GroupLimits DEFAULT = new GroupLimits(256, 2);

	/** Each batch by itself, on as many threads as there are. */
	static final GroupLimits SINGLE_BATCHES = new GroupLimits(0, Integer.MAX_VALUE);

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if there is room for no group
	 */
	public GroupLimits {
		if (updates < 0 || transactions < 1) {
			throw new IllegalArgumentException(
					"No group fits into " + updates + " updates and " + transactions + " transactions");
		}
	}

}
