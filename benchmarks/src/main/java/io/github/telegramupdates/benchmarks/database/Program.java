package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;

/**
 * Something that brings the updates of an account to the database, in rounds that
 * continue each other.
 */
interface Program {

	/** How many lanes are delivered at the same time: the default of the starter. */
	int CONCURRENCY = 4;

	/**
	 * Called before each round.
	 */
	default void prepare() throws Exception {
	}

	/**
	 * Commits updates for a while. Returns when everything that was begun is committed.
	 * @param duration how long
	 * @return what was committed
	 */
	Committed run(Duration duration) throws Exception;

	/**
	 * Called after each round.
	 */
	default void finish() {
	}

	/**
	 * Finds out whether everything that was committed is there once, and nothing else.
	 * @param rows the rows of the handlers
	 * @throws IllegalStateException if it is not
	 */
	void check(StoredRows rows) throws Exception;

	/**
	 * What a round committed.
	 *
	 * @param updates how many updates
	 * @param transactions in how many transactions
	 * @param inFlight how many transactions ran at a time, on average
	 */
	record Committed(long updates, long transactions, double inFlight) {

		double updatesPerTransaction() {
			return (double) this.updates / this.transactions;
		}

	}

}
