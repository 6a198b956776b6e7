package io.github.telegramupdates.engine.invariant;

/**
 * Cheap assertions, because there are millions.
 */
public final class Check {

	private Check() {
	}

	/**
	 * Fails unless something holds.
	 * @param holds whether it holds
	 * @param otherwise what is wrong if not, as a format
	 * @param facts for the format
	 * @throws AssertionError if it does not hold
	 */
	public static void that(boolean holds, String otherwise, Object... facts) {
		if (!holds) {
			throw new AssertionError(otherwise.formatted(facts));
		}
	}

}
