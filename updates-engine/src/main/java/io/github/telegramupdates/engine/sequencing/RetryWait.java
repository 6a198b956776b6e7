package io.github.telegramupdates.engine.sequencing;

/**
 * How long to wait before a request is repeated: 1, 2, 4 … 60 seconds.
 */
final class RetryWait {

	private static final long MAX_MILLIS = 60_000;

	private RetryWait() {
	}

	static long millis(int attempt) {
		return (attempt > 6) ? MAX_MILLIS : Math.min(MAX_MILLIS, 1_000L << (attempt - 1));
	}

	/**
	 * A flood wait with up to a tenth added, spread by a number instead of by chance, so
	 * that the same trace gives the same waits.
	 */
	static long floodMillis(int seconds, long spread) {
		long millis = seconds * 1_000L;
		return millis + Math.floorMod(spread * 0x9E3779B97F4A7C15L, 100L) * millis / 1_000;
	}

}
