package io.github.telegramupdates.engine.delivery;

import java.util.Locale;

/**
 * A sequence of positions.
 *
 * @param kind which kind of sequence
 * @param channelId the channel, 0 for the boxes of the account
 */
public record BoxId(Kind kind, long channelId) {

	/**
	 * Private chats and basic groups.
	 */
	public static final BoxId COMMON = new BoxId(Kind.COMMON, 0);

	/**
	 * Secret chats and events of bots.
	 */
	public static final BoxId QTS = new BoxId(Kind.QTS, 0);

	/**
	 * Ordered containers.
	 */
	public static final BoxId SEQ = new BoxId(Kind.SEQ, 0);

	/**
	 * Updates without a position.
	 */
	public static final BoxId NONE = new BoxId(Kind.NONE, 0);

	/**
	 * The box of a channel.
	 * @param channelId id of the channel
	 * @return the box
	 */
	public static BoxId channel(long channelId) {
		return new BoxId(Kind.CHANNEL, channelId);
	}

	@Override
	public String toString() {
		return (this.kind == Kind.CHANNEL) ? "channel " + this.channelId : this.kind.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Kinds of sequences.
	 */
	public enum Kind {

		/** Private chats and basic groups. */
		COMMON,

		/** Secret chats and events of bots. */
		QTS,

		/** Ordered containers. */
		SEQ,

		/** One channel. */
		CHANNEL,

		/** No sequence at all. */
		NONE

	}

}
