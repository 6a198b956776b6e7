package io.github.telegramupdates.engine.scenario;

/**
 * What runs must come across for the invariants to mean something, besides transitions.
 */
enum CoverageGoal {

	/** A container was pushed before the state was loaded. */
	CONTAINER_BEFORE_LOAD,

	/** A channel was announced before the state was loaded. */
	ANNOUNCEMENT_BEFORE_LOAD,

	/** A call was answered before the state was loaded. */
	ANSWER_BEFORE_LOAD,

	/** Something happened to the session before the state was loaded. */
	SIGNAL_BEFORE_LOAD,

	/** A container was pushed while the state was loaded again. */
	CONTAINER_DURING_RELOAD,

	/** A channel was announced while the state was loaded again. */
	ANNOUNCEMENT_DURING_RELOAD,

	/** A call was answered while the state was loaded again. */
	ANSWER_DURING_RELOAD,

	/** Something happened to the session while the state was loaded again. */
	SIGNAL_DURING_RELOAD,

	/** A bot was asked before the state was loaded. */
	QUERY_BEFORE_LOAD,

	/** A bot was asked while the state was loaded again. */
	QUERY_DURING_RELOAD,

	/** A query was pushed that had come already. */
	QUERY_REPEATED,

	/** A query was delivered that only a difference brought. */
	QUERY_BY_DIFFERENCE,

	/** The state was loaded again while the application showed a channel. */
	OPEN_CHANNEL_DURING_RELOAD,

	/** A channel that was open before a reload was polled after it. */
	OPEN_CHANNEL_POLLED,

	/** The last push of a channel was lost, and found although nobody announced it. */
	QUIET_CHANNEL_FOUND,

	/** The first event of a bot that arrived was not the first that happened. */
	FIRST_QTS_AHEAD,

	/** A call that names a parent was answered with a position of the parent. */
	ANSWER_BY_PARENT

}
