package io.github.telegramupdates.engine.delivery;

/**
 * The states of a box. None of them is stored: they are derived from what a box consists
 * of, so that they cannot contradict it.
 */
public enum BoxState {

	/** It has no position. */
	UNKNOWN,

	/** Nothing is known to be missing. */
	SYNCED,

	/** Something is missing that may still come by itself. */
	GAP_WAIT,

	/** Something is missing, and is asked for when its turn has come. */
	QUEUED,

	/** Something is missing, and the access hash to ask with is unknown. */
	AWAIT_PEER,

	/** Something is asked for. */
	FETCHING,

	/** A request failed, and is made again later. */
	BACKOFF,

	/** The channel cannot be read. */
	INACCESSIBLE;

	/**
	 * Whether something is known to be missing that the box is to get.
	 * @return {@code false} if nothing is, if nothing is known of it, and if it cannot be
	 * read
	 */
	public boolean isMissingSomething() {
		return this != UNKNOWN && this != SYNCED && this != INACCESSIBLE;
	}

}
