package io.github.telegramupdates.simulator.truth;

/**
 * Identifies a box: a log with positions of its own.
 *
 * @param kind what sort of box
 * @param channelId the channel's id, 0 for the boxes of the account
 */
public record BoxKey(Kind kind, long channelId) {

	/**
	 * The account's {@code pts}: private chats and basic groups.
	 */
	public static final BoxKey COMMON = new BoxKey(Kind.COMMON, 0);

	/**
	 * The account's {@code qts}: events for bots.
	 */
	public static final BoxKey QTS = new BoxKey(Kind.QTS, 0);

	/**
	 * The {@code pts} of a channel.
	 * @param channelId the channel's id
	 * @return its key
	 */
	public static BoxKey channel(long channelId) {
		return new BoxKey(Kind.CHANNEL, channelId);
	}

	/**
	 * Sorts of boxes.
	 */
	public enum Kind {

		/**
		 * The account's {@code pts}.
		 */
		COMMON,

		/**
		 * The account's {@code qts}.
		 */
		QTS,

		/**
		 * A channel's {@code pts}.
		 */
		CHANNEL

	}

}
