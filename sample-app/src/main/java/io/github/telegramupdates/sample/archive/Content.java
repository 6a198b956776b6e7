package io.github.telegramupdates.sample.archive;

import java.util.List;

import io.github.telegramupdates.sample.archive.ArchiveEvent.Kind;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadHistoryInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import org.jspecify.annotations.Nullable;

/**
 * What an update is about.
 *
 * @param kind what sort of update
 * @param chat kind and id of the chat, if the update names it
 * @param messageIds the messages
 */
record Content(Kind kind, @Nullable String chat, List<Integer> messageIds) {

	static Content of(Update update) {
		if (update instanceof UpdateNewMessage created) {
			return about(Kind.NEW, created.message());
		}
		if (update instanceof UpdateNewChannelMessage created) {
			return about(Kind.NEW, created.message());
		}
		if (update instanceof UpdateEditMessage edited) {
			return about(Kind.EDIT, edited.message());
		}
		if (update instanceof UpdateEditChannelMessage edited) {
			return about(Kind.EDIT, edited.message());
		}
		if (update instanceof UpdateDeleteMessages deleted) {
			return new Content(Kind.DELETE, null, deleted.messages());
		}
		if (update instanceof UpdateDeleteChannelMessages deleted) {
			return new Content(Kind.DELETE, channel(deleted.channelId()), deleted.messages());
		}
		return markOf(update);
	}

	private static Content markOf(Update update) {
		if (update instanceof UpdatePinnedMessages pinned) {
			return new Content(Kind.PIN, name(pinned.peer()), pinned.messages());
		}
		if (update instanceof UpdatePinnedChannelMessages pinned) {
			return new Content(Kind.PIN, channel(pinned.channelId()), pinned.messages());
		}
		if (update instanceof UpdateReadHistoryInbox read) {
			return new Content(Kind.READ, name(read.peer()), List.of(read.maxId()));
		}
		if (update instanceof UpdateReadHistoryOutbox read) {
			return new Content(Kind.READ, name(read.peer()), List.of(read.maxId()));
		}
		return new Content(Kind.OTHER, null, List.of(0));
	}

	private static Content about(Kind kind, MessageType message) {
		String chat = (message instanceof Message ordinary) ? name(ordinary.peerId()) : null;
		return new Content(kind, chat, List.of(message.id()));
	}

	private static String name(Peer peer) {
		if (peer instanceof PeerUser user) {
			return "user " + user.userId();
		}
		return (peer instanceof PeerChat group) ? "group " + group.chatId() : channel(((PeerChannel) peer).channelId());
	}

	private static String channel(long id) {
		return "channel " + id;
	}

}
