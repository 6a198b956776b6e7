package io.github.telegramupdates.engine.scenario;

/**
 * What calls of the account are like, besides plain ones.
 */
enum CallKind {

	/** They are wrapped in others. */
	WRAPPED,

	/** Messages are replies, with marks and buttons. */
	STYLED,

	/** A bot makes some of them for another account. */
	BUSINESS,

	/** What the account wrote in a channel is deleted by the channel it is in. */
	BY_PARENT

}
