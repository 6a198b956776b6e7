package io.github.telegramupdates.engine.sequencing.fetch;

/**
 * Which channels are fetched first.
 */
public enum FetchPriority {

	/** The application shows it right now. */
	OPENED,

	/** An update of it is missing. */
	LIVE_GAP,

	/** The server said that there is something to fetch. */
	CATCH_UP,

	/** The application wants to know whether there is anything. */
	SHORT_POLL

}
