package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.engine.sequencing.AccountEngine;

/**
 * Whose inputs a trace holds.
 *
 * @param userId id of the Telegram user or bot
 * @param kind what it is; engines of users and bots differ
 */
public record TracedAccount(long userId, Kind kind) {

	/**
	 * A user account.
	 * @param userId id of the user
	 * @return the account
	 */
	public static TracedAccount user(long userId) {
		return new TracedAccount(userId, Kind.USER);
	}

	/**
	 * A bot.
	 * @param userId id of the bot
	 * @return the account
	 */
	public static TracedAccount bot(long userId) {
		return new TracedAccount(userId, Kind.BOT);
	}

	AccountEngine newEngine() {
		return (this.kind == Kind.BOT) ? AccountEngine.forBot(this.userId) : AccountEngine.forUser(this.userId);
	}

	/** What an account is. */
	public enum Kind {

		/** A user account. */
		USER,

		/** A bot. */
		BOT

	}

}
