package io.github.telegramupdates.engine.sequencing.box;

import java.util.List;

import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import io.github.telegramupdates.tl.UpdateReadMessagesContents;

/**
 * The ids of messages that updates with a position name. They only grow, whatever the
 * server does to its positions.
 */
public final class MessageIds {

	public static final int NONE = 0;

	private MessageIds() {
	}

	/**
	 * The highest id that an update names, {@link #NONE} if it names none.
	 */
	public static int highestOf(Update update) {
		if (update instanceof UpdateNewMessage message) {
			return message.message().id();
		}
		if (update instanceof UpdateNewChannelMessage message) {
			return message.message().id();
		}
		if (update instanceof UpdateEditMessage message) {
			return message.message().id();
		}
		if (update instanceof UpdateEditChannelMessage message) {
			return message.message().id();
		}
		if (update instanceof UpdateReadHistoryInbox read) {
			return read.maxId();
		}
		if (update instanceof UpdateReadHistoryOutbox read) {
			return read.maxId();
		}
		if (update instanceof UpdateReadChannelInbox read) {
			return read.maxId();
		}
		return highestOf(listedBy(update));
	}

	private static List<Integer> listedBy(Update update) {
		if (update instanceof UpdateDeleteMessages messages) {
			return messages.messages();
		}
		if (update instanceof UpdateDeleteChannelMessages messages) {
			return messages.messages();
		}
		if (update instanceof UpdatePinnedMessages messages) {
			return messages.messages();
		}
		if (update instanceof UpdatePinnedChannelMessages messages) {
			return messages.messages();
		}
		return (update instanceof UpdateReadMessagesContents messages) ? messages.messages() : List.of();
	}

	private static int highestOf(List<Integer> ids) {
		int highest = NONE;
		for (int id : ids) {
			highest = Math.max(highest, id);
		}
		return highest;
	}

}
