package io.github.telegramupdates.engine.sequencing.fetch;

/**
 * How long to wait before a request is repeated: 1, 2, 4 … 60 seconds (2.10). Waits are
 * spread by a number instead of by chance, so that the same trace gives the same waits.
 */
public final class RetryWait {

	private static final long FIRST_MILLIS = 1_000;

	private static final long LONGEST_MILLIS = 60_000;

	private static final long LONGEST_DEGRADED_MILLIS = 15 * LONGEST_MILLIS;

	private static final long FIRST_LONG_MILLIS = 15 * LONGEST_MILLIS;

	private static final long LONGEST_LONG_MILLIS = 4 * 60 * LONGEST_MILLIS;

	private static final long LONGEST_SPREAD_MILLIS = 20_000;

	/** The wait after this failure is the first of the longest ones. */
	private static final int MANY = 7;

	private RetryWait() {
	}

	/**
	 * For the account: exact at first, then between 60 and 80 seconds.
	 */
	public static long millis(int attempt, long spread) {
		return (attempt > MANY) ? LONGEST_MILLIS + share(spread, LONGEST_SPREAD_MILLIS) : millis(attempt);
	}

	/**
	 * For a channel: 0.8 to 1.2 times as long, because many channels can fail at a time.
	 */
	public static long channelMillis(int attempt, long spread) {
		long millis = millis(attempt);
		return millis * 4 / 5 + share(spread, millis * 2 / 5);
	}

	private static long millis(int attempt) {
		return (attempt >= MANY) ? LONGEST_MILLIS : FIRST_MILLIS << (attempt - 1);
	}

	/**
	 * For a degraded channel: 1, 2, 4, 8, then 15 minutes.
	 */
	public static long degradedMillis(int refusalsBefore) {
		return Math.min(LONGEST_DEGRADED_MILLIS, LONGEST_MILLIS << Math.min(refusalsBefore, 4));
	}

	/**
	 * A flood wait with up to a tenth added.
	 */
	public static long floodMillis(int seconds, long spread) {
		long millis = seconds * 1_000L;
		return millis + share(spread, millis / 10);
	}

	/**
	 * For what does not change soon, a frozen account or an answer that cannot be
	 * decoded: 15, 30, 60, 120, then 240 minutes.
	 */
	public static long longMillis(int refusalsBefore) {
		return Math.min(LONGEST_LONG_MILLIS, FIRST_LONG_MILLIS << Math.min(refusalsBefore, 4));
	}

	private static long share(long spread, long millis) {
		return Math.floorMod(spread * 0x9E3779B97F4A7C15L >>> 32, 1_000L) * millis / 1_000;
	}

}
