package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.LoggedChange.Created;
import io.github.telegramupdates.simulator.world.LoggedChange.Deleted;
import io.github.telegramupdates.simulator.world.LoggedChange.Edited;
import io.github.telegramupdates.simulator.world.LoggedChange.InboxRead;
import io.github.telegramupdates.simulator.world.LoggedChange.OutboxRead;
import io.github.telegramupdates.simulator.world.LoggedChange.Pinned;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.MessageStyle;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.ServiceAction;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageActionChatAddUser;
import io.github.telegramupdates.tl.MessageActionChatDeleteUser;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
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
 * Events with a pts as one account sees them.
 */
final class EventRenderer {

	private final World world;

	private final RegisteredAccount viewer;

	private final Mentions mentions;

	EventRenderer(World world, RegisteredAccount viewer, Mentions mentions) {
		this.world = world;
		this.viewer = viewer;
		this.mentions = mentions;
	}

	/**
	 * An event as it is pushed when it happens.
	 */
	Update live(MessageBox box, LogEvent event) {
		return update(box, event, event.position(), event.count());
	}

	/**
	 * The events of a page: they have no positions of their own.
	 */
	List<Update> paged(MessageBox box, List<LogEvent> events, int pagePts) {
		List<Update> updates = new ArrayList<>();
		for (LogEvent event : events) {
			updates.add(update(box, event, pagePts, 0));
		}
		return updates;
	}

	List<MessageType> messages(Iterable<StoredMessage> stored) {
		List<MessageType> messages = new ArrayList<>();
		for (StoredMessage message : stored) {
			messages.add(message(message));
		}
		return messages;
	}

	MessageType message(StoredMessage stored) {
		boolean post = isPost(stored);
		this.mentions.add(stored.chat());
		if (!post) {
			this.mentions.addUser(stored.senderId());
		}
		if (stored.action() != null) {
			return service(stored, stored.action());
		}
		MessageStyle style = stored.style();
		return Message.builder()
			.id(stored.id())
			.silent(style.silent())
			.noforwards(style.noforwards())
			.fromId(post ? null : new PeerUser(stored.senderId()))
			.peerId(Peers.of(stored.chat()))
			.savedPeerId(isSaved(stored) ? new PeerUser(this.viewer.id()) : null)
			.replyTo(replyTo(style))
			.date(stored.date())
			.message(stored.text())
			.entities(style.entities().isEmpty() ? null : style.entities())
			.replyMarkup(style.markup())
			.effect((style.effect() != 0) ? style.effect() : null)
			.editDate(stored.editDate())
			.out(stored.senderId() == this.viewer.id())
			.pinned(stored.pinned())
			.post(post)
			.build();
	}

	private boolean isSaved(StoredMessage stored) {
		return stored.chat().equals(ChatKey.user(this.viewer.id()));
	}

	private static @Nullable MessageReplyHeader replyTo(MessageStyle style) {
		if (style.replyTo() == 0) {
			return null;
		}
		MessageReplyHeader.Builder header = MessageReplyHeader.builder().replyToMsgId((int) style.replyTo());
		return style.quote().isEmpty() ? header.build()
				: header.quote(true).quoteText(style.quote()).quoteOffset(style.quoteOffset()).build();
	}

	private MessageType service(StoredMessage stored, ServiceAction action) {
		this.mentions.addUser(action.userId());
		return MessageService.builder()
			.id(stored.id())
			.fromId(new PeerUser(stored.senderId()))
			.peerId(Peers.of(stored.chat()))
			.date(stored.date())
			.out(stored.senderId() == this.viewer.id())
			.action(action.added() ? new MessageActionChatAddUser(List.of(action.userId()))
					: new MessageActionChatDeleteUser(action.userId()))
			.build();
	}

	private boolean isPost(StoredMessage stored) {
		RegisteredChannel channel = isChannel(stored.chat()) ? this.world.channel(stored.chat().id()) : null;
		return channel != null && channel.isBroadcast();
	}

	private Update update(MessageBox box, LogEvent event, int pts, int count) {
		ChatKey chat = event.what().chat();
		this.mentions.add(chat);
		return isChannel(chat) ? inChannel(box, event, pts, count) : inCommonBox(box, event, pts, count);
	}

	private Update inCommonBox(MessageBox box, LogEvent event, int pts, int count) {
		if (event.what() instanceof Created created) {
			return new UpdateNewMessage(message(existing(box, created.id())), pts, count);
		}
		if (event.what() instanceof Edited edited) {
			return new UpdateEditMessage(message(existing(box, edited.id())), pts, count);
		}
		if (event.what() instanceof Deleted deleted) {
			return new UpdateDeleteMessages(deleted.ids(), pts, count);
		}
		if (event.what() instanceof InboxRead read) {
			return new UpdateReadHistoryInbox(null, Peers.of(read.chat()), null, read.maxId(), read.unread(), pts,
					count);
		}
		if (event.what() instanceof OutboxRead read) {
			return new UpdateReadHistoryOutbox(Peers.of(read.chat()), read.maxId(), pts, count);
		}
		if (event.what() instanceof Pinned pinned) {
			return new UpdatePinnedMessages(pinned.pinned(), Peers.of(pinned.chat()), List.of(pinned.id()), pts, count);
		}
		throw new IllegalStateException("Not an event of the common box: " + event);
	}

	private Update inChannel(MessageBox box, LogEvent event, int pts, int count) {
		long channelId = event.what().chat().id();
		if (event.what() instanceof Created created) {
			return new UpdateNewChannelMessage(message(existing(box, created.id())), pts, count);
		}
		if (event.what() instanceof Edited edited) {
			return new UpdateEditChannelMessage(message(existing(box, edited.id())), pts, count);
		}
		if (event.what() instanceof Deleted deleted) {
			return new UpdateDeleteChannelMessages(channelId, deleted.ids(), pts, count);
		}
		if (event.what() instanceof Pinned pinned) {
			return new UpdatePinnedChannelMessages(pinned.pinned(), channelId, List.of(pinned.id()), pts, count);
		}
		throw new IllegalStateException("Not an event of a channel: " + event);
	}

	private static boolean isChannel(ChatKey chat) {
		return chat.kind() == ChatKey.Kind.CHANNEL;
	}

	private static StoredMessage existing(MessageBox box, int id) {
		StoredMessage message = box.message(id);
		if (message == null) {
			throw new IllegalStateException("Message " + id + " is gone");
		}
		return message;
	}

}
