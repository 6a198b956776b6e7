package io.github.telegramupdates.engine.sequencing;

/**
 * Which channels are fetched first.
 */
enum FetchPriority {

	/** The application shows it right now. */
	OPENED,

	/** An update of it is missing. */
	LIVE_GAP,

	/** The server said that there is something to fetch. */
	CATCH_UP,

	/** The application wants to know whether there is anything. */
	SHORT_POLL

}
