package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.engine.sequencing.AccountEngine;

/**
 * Whose inputs a trace holds: what tells the engine of one account from that of another.
 *
 * @param userId id of the Telegram user or bot
 * @param kind what it is; engines of users and bots differ
 * @param uncommitted how many updates of a lane may wait for their commit; positive
 */
public record TracedAccount(long userId, Kind kind, int uncommitted) {

	/**
	 * Checks the bound.
	 */
	public TracedAccount {
		if (uncommitted < 1) {
			throw new IllegalArgumentException("uncommitted must be positive, but is " + uncommitted);
		}
	}

	/**
	 * A user account with the usual bound.
	 * @param userId id of the user
	 * @return the account
	 */
	public static TracedAccount user(long userId) {
		return new TracedAccount(userId, Kind.USER, AccountEngine.DEFAULT_UNCOMMITTED);
	}

	/**
	 * A bot with the usual bound.
	 * @param userId id of the bot
	 * @return the account
	 */
	public static TracedAccount bot(long userId) {
		return new TracedAccount(userId, Kind.BOT, AccountEngine.DEFAULT_UNCOMMITTED);
	}

	/**
	 * An engine for the account, as the recorded one was when it was new.
	 * @return an engine that awaits its first input
	 */
	public AccountEngine newEngine() {
		return (this.kind == Kind.BOT) ? AccountEngine.forBot(this.userId, this.uncommitted)
				: AccountEngine.forUser(this.userId, this.uncommitted);
	}

	/** What an account is. */
	public enum Kind {

		/** A user account. */
		USER,

		/** A bot. */
		BOT

	}

}
