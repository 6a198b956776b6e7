package io.github.telegramupdates.benchmarks.database;

/**
 * A stream of updates that is being committed, until it is stopped.
 */
interface Delivering {

	/** How many lanes are delivered at the same time: the default of the starter. */
	int CONCURRENCY = 4;

	/**
	 * How many updates were committed so far.
	 */
	long committed();

	/**
	 * Ends the stream; everything that was begun is committed afterwards.
	 */
	void stop() throws InterruptedException;

}
