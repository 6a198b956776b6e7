package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * Something that is pushed without being in a log.
 */
public sealed interface Notice {

	/**
	 * A user has another name.
	 *
	 * @param userId the user
	 */
	record NameChanged(long userId) implements Notice {
	}

	/**
	 * The account joined or left a channel, or its rank changed.
	 *
	 * @param channelId the channel
	 */
	record ChannelChanged(long channelId) implements Notice {
	}

	/**
	 * The members of a basic group changed.
	 *
	 * @param groupId the group
	 */
	record GroupChanged(long groupId) implements Notice {
	}

	/**
	 * The account read a channel. Carries the channel's position, but is no event.
	 *
	 * @param channelId the channel
	 * @param maxId up to which id
	 * @param unread how many are left
	 * @param pts the channel's position
	 */
	record ChannelRead(long channelId, int maxId, int unread, int pts) implements Notice {
	}

	/**
	 * The account blocked somebody, or stopped to.
	 *
	 * @param userId the other user
	 * @param blocked whether the user is blocked now
	 */
	record PeerBlocked(long userId, boolean blocked) implements Notice {
	}

	/**
	 * The account moved a chat to a folder.
	 *
	 * @param chat the chat
	 * @param folder the folder's id
	 */
	record FolderChanged(ChatKey chat, int folder) implements Notice {
	}

	/**
	 * The positions of the account's common box start again.
	 */
	record PositionsReset() implements Notice {
	}

	/**
	 * A user is writing a message to the account.
	 *
	 * @param userId the user
	 */
	record Typing(long userId) implements Notice {
	}

	/**
	 * Somebody pressed a button of the bot.
	 *
	 * @param button the button
	 */
	record ButtonPressed(PressedButton button) implements Notice {
	}

	/**
	 * A user asks the bot while writing a message.
	 *
	 * @param userId the user
	 * @param queryId id of the query
	 */
	record InlineQuery(long userId, long queryId) implements Notice {
	}

	/**
	 * A user came online or went offline.
	 *
	 * @param userId the user
	 * @param online whether the user is online now
	 */
	record Presence(long userId, boolean online) implements Notice {
	}

}
