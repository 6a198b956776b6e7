package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.MemoryLimits;

/**
 * Whose inputs a trace holds: what distinguishes the engine of one account from that of
 * another.
 *
 * @param userId id of the Telegram user or bot
 * @param kind what it is; engines of users and bots differ
 * @param memory how many of its updates may be in memory
 */
public record TracedAccount(long userId, Kind kind, MemoryLimits memory) {

	/**
	 * A user account with the usual limits.
	 * @param userId id of the user
	 * @return the account
	 */
	public static TracedAccount user(long userId) {
		return new TracedAccount(userId, Kind.USER, MemoryLimits.DEFAULT);
	}

	/**
	 * A bot with the usual limits.
	 * @param userId id of the bot
	 * @return the account
	 */
	public static TracedAccount bot(long userId) {
		return new TracedAccount(userId, Kind.BOT, MemoryLimits.DEFAULT);
	}

	/**
	 * An engine for the account, as the recorded one was when it was new.
	 * @return an engine that awaits its first input
	 */
	public AccountEngine newEngine() {
		return (this.kind == Kind.BOT) ? AccountEngine.forBot(this.userId, this.memory)
				: AccountEngine.forUser(this.userId, this.memory);
	}

	/** What an account is. */
	public enum Kind {

		/** A user account. */
		USER,

		/** A bot. */
		BOT

	}

}
