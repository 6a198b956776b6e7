package io.github.telegramupdates.engine.sequencing.fetch;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * How long to wait before a request is repeated: 1, 2, 4 … 60 seconds (2.10). Waits are
 * spread by a number instead of by chance, so that the same trace gives the same waits.
 */
public final class RetryWait {

	/** More doublings than any wait needs to be the longest. */
	private static final int MOST_DOUBLINGS = 30;

	private RetryWait() {
	}

	/**
	 * For the account: exact at first, then between 60 and 80 seconds.
	 */
	public static long millis(int attempt, long spread, SequencingSettings.Retries retries) {
		long millis = millis(attempt, retries);
		boolean again = attempt > 1 && millis(attempt - 1, retries) == retries.longestMillis();
		return again ? millis + share(spread, retries.spreadMillis()) : millis;
	}

	/**
	 * For a channel: 0.8 to 1.2 times as long, because many channels can fail at a time.
	 */
	public static long channelMillis(int attempt, long spread, SequencingSettings.Retries retries) {
		long millis = millis(attempt, retries);
		return millis * 4 / 5 + share(spread, millis * 2 / 5);
	}

	private static long millis(int attempt, SequencingSettings.Retries retries) {
		return (attempt == 0) ? 0 : doubled(retries.firstMillis(), attempt - 1, retries.longestMillis());
	}

	private static long doubled(long first, int times, long longest) {
		return Math.min(longest, first << Math.min(times, MOST_DOUBLINGS));
	}

	/**
	 * For a degraded channel: 1, 2, 4, 8, then 15 minutes.
	 */
	public static long degradedMillis(int refusalsBefore, SequencingSettings.Retries retries) {
		return doubled(retries.degradedMillis(), refusalsBefore, retries.longestDegradedMillis());
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
	public static long lastingMillis(int refusalsBefore, SequencingSettings.Retries retries) {
		return doubled(retries.lastingMillis(), refusalsBefore, retries.longestLastingMillis());
	}

	private static long share(long spread, long millis) {
		return Math.floorMod(spread * 0x9E3779B97F4A7C15L >>> 32, 1_000L) * millis / 1_000;
	}

}
