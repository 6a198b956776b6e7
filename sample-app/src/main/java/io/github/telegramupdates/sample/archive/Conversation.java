package io.github.telegramupdates.sample.archive;

import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.Chat;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.User;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Where a message was written.
 *
 * @param kind what sort of chat
 * @param id the other user, the basic group, or the channel
 * @param title its name when the message came
 */
@Embeddable
public record Conversation(
		@Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "chat_kind") Kind kind,
		@Column(name = "chat_id") long id, @Column(name = "chat_title") String title) {

	/**
	 * Finds out about a chat.
	 * @param peer the chat
	 * @param entities the users and chats that came with the update
	 * @return the chat, with an empty title if nothing that came tells it
	 */
	static Conversation of(Peer peer, Entities entities) {
		if (peer instanceof PeerUser user) {
			return new Conversation(Kind.PRIVATE, user.userId(), userName(user.userId(), entities));
		}
		if (peer instanceof PeerChat group) {
			return new Conversation(Kind.GROUP, group.chatId(), title(group.chatId(), entities));
		}
		long channelId = ((PeerChannel) peer).channelId();
		return new Conversation(Kind.CHANNEL, channelId, title(channelId, entities));
	}

	private static String userName(long id, Entities entities) {
		return entities.users()
			.stream()
			.filter((user) -> user instanceof User known && known.id() == id && known.firstName() != null)
			.map((user) -> ((User) user).firstName())
			.findFirst()
			.orElse("");
	}

	private static String title(long id, Entities entities) {
		return entities.chats()
			.stream()
			.filter((chat) -> chat.id() == id)
			.map(Conversation::title)
			.findFirst()
			.orElse("");
	}

	private static String title(ChatType chat) {
		if (chat instanceof Channel channel) {
			return channel.title();
		}
		return (chat instanceof Chat group) ? group.title() : "";
	}

	/**
	 * Sorts of chats.
	 */
	public enum Kind {

		/** A conversation with one user. */
		PRIVATE,

		/** A basic group. */
		GROUP,

		/** A broadcast channel or supergroup. */
		CHANNEL

	}

}
