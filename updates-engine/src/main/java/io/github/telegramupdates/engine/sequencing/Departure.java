package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.ChatType;

/**
 * Tells from the entities that came along whether the account takes no part in a channel
 * any more.
 */
final class Departure {

	private Departure() {
	}

	static boolean isShown(long channelId, Entities entities) {
		return entities.chats().stream().anyMatch((chat) -> chat.id() == channelId && isGone(chat));
	}

	private static boolean isGone(ChatType chat) {
		return chat instanceof ChannelForbidden || (chat instanceof Channel channel && channel.left());
	}

}
