package io.github.telegramupdates.engine.sequencing;

/**
 * What an account is: bots and users differ in limits and in what they may call.
 */
public enum AccountKind {

	/** A user account. */
	USER,

	/** A bot. */
	BOT

}
