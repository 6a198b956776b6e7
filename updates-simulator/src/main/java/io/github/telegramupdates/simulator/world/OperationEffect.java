package io.github.telegramupdates.simulator.world;

/**
 * What an operation means for somebody, in the order in which it is pushed.
 */
public sealed interface OperationEffect {

	/**
	 * An event in an account's common box.
	 *
	 * @param accountId the account
	 * @param event the event
	 */
	record InCommonBox(long accountId, LogEvent event) implements OperationEffect {
	}

	/**
	 * An event in a bot's qts box.
	 *
	 * @param accountId the bot
	 * @param event the event
	 */
	record InQtsBox(long accountId, LogEvent event) implements OperationEffect {
	}

	/**
	 * An event in a channel's box, for all of its members.
	 *
	 * @param channelId the channel
	 * @param event the event
	 */
	record InChannelBox(long channelId, LogEvent event) implements OperationEffect {
	}

	/**
	 * A notice in a container with a number.
	 *
	 * @param accountId the account
	 * @param seq the number
	 * @param notice the notice
	 */
	record Numbered(long accountId, int seq, Notice notice) implements OperationEffect {
	}

	/**
	 * A notice that is not numbered, in an ordinary container.
	 *
	 * @param accountId the account
	 * @param notice the notice
	 */
	record Unnumbered(long accountId, Notice notice) implements OperationEffect {
	}

	/**
	 * A notice that is worthless a moment later.
	 *
	 * @param accountId the account
	 * @param notice the notice
	 */
	record Fleeting(long accountId, Notice notice) implements OperationEffect {
	}

}
