package io.github.telegramupdates.engine.scenario;

/**
 * Kinds of faults. A trace has some of them, so that those without can be judged
 * strictly.
 */
enum FaultKind {

	/** Calls fail for a moment. */
	ERRORS,

	/** The server wants to be left alone. */
	FLOODS,

	/** Replicas are behind. */
	LAG,

	/** Replicas are behind for long. */
	OUTAGE,

	/** For less than a minute, positions are named too small. */
	STALE,

	/** The server forgets. */
	FORGETFUL,

	/** Channels are closed and opened. */
	PRIVATE,

	/** Users, chats and access hashes are missing. */
	STRANGERS,

	/** The server does not accept a position. */
	REBASE,

	/** Handlers fail. */
	HANDLERS,

	/** Connections and sessions end. */
	SESSIONS,

	/** What arrives cannot be read. */
	GARBLED,

	/** Positions are passed in silence. */
	SILENCE,

	/** Updates cover what has come already. */
	OVERLAPS,

	/** The server has reset its count. */
	RESET,

	/** Channels become known late. */
	NEWCOMERS,

	/** The application shows channels. */
	SHOWING,

	/** The process dies. */
	CRASHES,

	/** Channels are announced, some of them while they are asked for the first time. */
	ANNOUNCED,

	/** The account receives positions of another one. */
	FOREIGN,

	/** Commits take effect, and their answers are lost. */
	LOST_ANSWERS,

	/** Positions go back a little, and nobody says so. */
	COUNTS_BACK,

	/** The account is frozen. */
	FROZEN,

	/** What is stored cannot be read for a while, when it is needed. */
	SLOW_LOADS,

	/** A bot is asked by updates without a position. */
	QUERIES,

	/** In the end, nobody says any more that something was lost in a channel. */
	QUIET,

	/** The first event of a bot that arrives is not the first that happened. */
	FIRST_QTS,

	/** For long, large answers cannot be read, or none. */
	UNDECODABLE

}
