package io.github.telegramupdates.engine.sequencing;

/**
 * Hears how fetches of the account end.
 */
interface FetchListener {

	void accountFetched();

	/** The first difference of an account without a position has come to its end. */
	void firstPositionTaken();

	/** A fetch has to wait: nothing else has to wait for it. */
	void accountDelayed();

	void unauthorized(String reason);

}
