package io.github.telegramupdates.engine.life;

/**
 * Cheap assertions, because there are millions.
 */
final class Verdict {

	private Verdict() {
	}

	static void that(boolean holds, String otherwise, Object... facts) {
		if (!holds) {
			throw new AssertionError(otherwise.formatted(facts));
		}
	}

}
