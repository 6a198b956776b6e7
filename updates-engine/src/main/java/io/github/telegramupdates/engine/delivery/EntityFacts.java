package io.github.telegramupdates.engine.delivery;

import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserType;
import org.jspecify.annotations.Nullable;

/**
 * What users and chats that came along say about the account itself: how it addresses
 * them and whether it takes part in them. A {@code min} object is not made for the
 * account that receives it, so it says nothing of this, whatever its fields hold.
 *
 * @see <a href="https://core.telegram.org/api/min">Min constructors</a>
 */
public final class EntityFacts {

	private EntityFacts() {
	}

	/**
	 * Whether a chat is described in part only.
	 * @param chat the chat
	 * @return whether it is {@code min}
	 */
	public static boolean isPartial(ChatType chat) {
		return chat instanceof Channel channel && channel.min();
	}

	/**
	 * Whether a user is the account itself.
	 * @param user the user
	 * @return whether the user is described in full, as the one who is logged in
	 */
	public static boolean isSelf(UserType user) {
		return user instanceof User known && !known.min() && known.self();
	}

	/**
	 * The hash that the account addresses a user by.
	 * @param user the user
	 * @return the access hash, or {@code null} if the object does not have it
	 */
	public static @Nullable Long accessHash(UserType user) {
		return (user instanceof User known && !known.min()) ? known.accessHash() : null;
	}

	/**
	 * The hash that the account addresses a channel by.
	 * @param chat the channel
	 * @return the access hash, or {@code null} if the object does not have it
	 */
	public static @Nullable Long accessHash(ChatType chat) {
		if (chat instanceof Channel channel && !channel.min()) {
			return channel.accessHash();
		}
		return (chat instanceof ChannelForbidden channel) ? channel.accessHash() : null;
	}

	/**
	 * Whether the account takes part in a channel.
	 * @param chat the channel
	 * @return whether it is a channel that is described in full and was not left
	 */
	public static boolean isMember(ChatType chat) {
		return chat instanceof Channel channel && !channel.min() && !channel.left();
	}

	/**
	 * Whether the account takes no part in a channel, or may not any more.
	 * @param chat the channel
	 * @return whether it is forbidden, or described in full and was left
	 */
	public static boolean isGone(ChatType chat) {
		return chat instanceof ChannelForbidden
				|| (chat instanceof Channel channel && !channel.min() && channel.left());
	}

}
