package io.github.telegramupdates.engine.sequencing.fetch;

/**
 * What the account's fetch is doing.
 */
public enum FetchPhase {

	/** Nothing: there is no need. */
	IDLE,

	/** Awaits an answer. */
	FETCHING,

	/** Waits before it asks again. */
	WAITING,

	/** Waits for room: for the lane to commit, or for others. */
	STALLED

}
