package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * Whose inputs a trace holds: what distinguishes the engine of one account from that of
 * another.
 *
 * @param userId id of the Telegram user or bot
 * @param settings how its updates are sequenced; engines of users and bots differ
 */
public record TracedAccount(long userId, SequencingSettings settings) {

	/**
	 * A user account with the usual settings.
	 * @param userId id of the user
	 * @return the account
	 */
	public static TracedAccount user(long userId) {
		return new TracedAccount(userId, SequencingSettings.of(AccountKind.USER));
	}

	/**
	 * A bot with the usual settings.
	 * @param userId id of the bot
	 * @return the account
	 */
	public static TracedAccount bot(long userId) {
		return new TracedAccount(userId, SequencingSettings.of(AccountKind.BOT));
	}

	/**
	 * An engine for the account, as the recorded one was when it was new.
	 * @return an engine that awaits its first input
	 */
	public AccountEngine newEngine() {
		return new AccountEngine(this.userId, this.settings);
	}

}
