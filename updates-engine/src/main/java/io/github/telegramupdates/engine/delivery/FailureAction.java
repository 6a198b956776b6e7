package io.github.telegramupdates.engine.delivery;

/**
 * What is done about a batch that cannot be delivered. Nothing of it was committed.
 */
public enum FailureAction {

	/**
	 * It is delivered again after a wait that grows with each failure. Later updates of
	 * its lane wait.
	 */
	RETRY,

	/**
	 * The update that is to blame is stored aside, and its lane goes on. Acts as
	 * {@link #HOLD} if no update can be blamed.
	 */
	PARK,

	/**
	 * Its lane is held: it is delivered again after the longest wait, until it succeeds.
	 * Later updates of the lane wait, and nothing is lost.
	 */
	HOLD,

	/**
	 * The stream of the account ends. What was not committed is delivered when the
	 * account is run again.
	 */
	STOP_ACCOUNT

}
