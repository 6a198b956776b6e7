package io.github.telegramupdates.simulator.world;

import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * What an entry of a log says. Message ids are in the numbering of the box.
 */
public sealed interface LoggedChange {

	/**
	 * The chat it is about.
	 * @return the chat as the owner of the box sees it
	 */
	ChatKey chat();

	/**
	 * A message was sent.
	 *
	 * @param chat where
	 * @param id its id
	 */
	record Created(ChatKey chat, int id) implements LoggedChange {
	}

	/**
	 * A message was edited.
	 *
	 * @param chat where
	 * @param id its id
	 */
	record Edited(ChatKey chat, int id) implements LoggedChange {
	}

	/**
	 * Messages were deleted.
	 *
	 * @param chat where
	 * @param ids their ids
	 */
	record Deleted(ChatKey chat, List<Integer> ids) implements LoggedChange {
	}

	/**
	 * Something of which nobody is notified.
	 *
	 * @param chat where
	 */
	record Skipped(ChatKey chat) implements LoggedChange {
	}

	/**
	 * The account read incoming messages.
	 *
	 * @param chat where
	 * @param maxId up to which id
	 * @param unread how many are left
	 */
	record InboxRead(ChatKey chat, int maxId, int unread) implements LoggedChange {
	}

	/**
	 * Somebody read messages of the account.
	 *
	 * @param chat where
	 * @param maxId up to which id
	 */
	record OutboxRead(ChatKey chat, int maxId) implements LoggedChange {
	}

	/**
	 * A message was pinned or unpinned.
	 *
	 * @param chat where
	 * @param id its id
	 * @param pinned whether it is pinned now
	 */
	record Pinned(ChatKey chat, int id, boolean pinned) implements LoggedChange {
	}

	/**
	 * A user stopped or restarted the bot.
	 *
	 * @param chat the private chat with the user
	 * @param stopped whether the bot is stopped now
	 */
	record BotStopped(ChatKey chat, boolean stopped) implements LoggedChange {
	}

	/**
	 * A user let the bot take part in the user's private chats, or ended that.
	 *
	 * @param chat the private chat with the user
	 * @param connected whether the bot takes part now
	 */
	record BusinessConnected(ChatKey chat, boolean connected) implements LoggedChange {
	}

	/**
	 * A message was sent or edited in a private chat that the bot takes part in.
	 *
	 * @param chat the chat as its owner sees it
	 * @param ownerId the user who connected the bot
	 * @param id the message's id in the owner's box
	 * @param edited whether it was edited
	 */
	record BusinessMessage(ChatKey chat, long ownerId, int id, boolean edited) implements LoggedChange {
	}

	/**
	 * Messages were deleted in a private chat that the bot takes part in.
	 *
	 * @param chat the chat as its owner sees it
	 * @param ownerId the user who connected the bot
	 * @param ids their ids in the owner's box
	 */
	record BusinessDeleted(ChatKey chat, long ownerId, List<Integer> ids) implements LoggedChange {
	}

	/**
	 * A user voted in a poll of the bot.
	 *
	 * @param chat the private chat with the user
	 * @param pollId the poll
	 * @param option number of the option, from 0
	 */
	record Voted(ChatKey chat, long pollId, int option) implements LoggedChange {
	}

	/**
	 * A user joined or left a basic group that the bot is in, or a channel it watches.
	 *
	 * @param chat the group or channel
	 * @param actorId who did it
	 * @param userId who joined or left
	 * @param joined whether the user is in the group now
	 */
	record ParticipantChanged(ChatKey chat, long actorId, long userId, boolean joined) implements LoggedChange {
	}

	/**
	 * A user changed the reaction to a message that the bot can see.
	 *
	 * @param chat where
	 * @param id the message's id
	 * @param userId who reacted
	 * @param before the reactions before
	 * @param after the reactions now
	 */
	record Reacted(ChatKey chat, int id, long userId, List<String> before, List<String> after) implements LoggedChange {
	}

}
