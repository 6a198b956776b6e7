package io.github.telegramupdates.simulator.habit;

/**
 * Whether the session that calls a method is pushed what the call did, although the
 * answer has it already.
 */
public enum OwnEcho {

	/**
	 * The answer is all that the session receives.
	 */
	NONE,

	/**
	 * The push arrives before the answer.
	 */
	BEFORE_ANSWER,

	/**
	 * The push arrives after the answer.
	 */
	AFTER_ANSWER

}
