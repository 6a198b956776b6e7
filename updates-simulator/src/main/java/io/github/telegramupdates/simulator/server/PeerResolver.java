package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelFromMessage;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputUser;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.InputUserType;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the arguments of a method call mean for the caller, and refuses wrong access
 * hashes.
 */
final class PeerResolver {

	private final World world;

	private final SeededAccessHashes hashes;

	private final RegisteredAccount viewer;

	private final RegisteredAccount caller;

	/**
	 * Creates a resolver.
	 * @param viewer who takes part in the chats
	 * @param caller whose access hashes are used
	 */
	PeerResolver(World world, SeededAccessHashes hashes, RegisteredAccount viewer, RegisteredAccount caller) {
		this.world = world;
		this.hashes = hashes;
		this.viewer = viewer;
		this.caller = caller;
	}

	/**
	 * A chat the caller takes part in.
	 */
	ChatKey chat(InputPeer peer) {
		if (peer instanceof InputPeerSelf) {
			return ChatKey.user(this.viewer.id());
		}
		if (peer instanceof InputPeerUser user) {
			return user(user.userId(), user.accessHash());
		}
		if (peer instanceof InputPeerChat chat) {
			return group(chat.chatId());
		}
		if (peer instanceof InputPeerChannel channel) {
			return ChatKey.channel(joined(channel.channelId(), channel.accessHash()).id());
		}
		if (peer instanceof InputPeerChannelFromMessage seen) {
			return ChatKey.channel(visible(seen(seen.peer(), seen.msgId(), seen.channelId())).id());
		}
		throw RpcError.badRequest("PEER_ID_INVALID");
	}

	/**
	 * A channel the caller is a member of.
	 */
	RegisteredChannel joined(InputChannelType channel) {
		if (channel instanceof InputChannel input) {
			return joined(input.channelId(), input.accessHash());
		}
		if (channel instanceof InputChannelFromMessage seen) {
			return visible(seen(seen.peer(), seen.msgId(), seen.channelId()));
		}
		throw RpcError.badRequest("CHANNEL_INVALID");
	}

	/**
	 * A channel, whether or not the caller is a member. A bot may leave the access hash
	 * out for a channel it is in.
	 */
	RegisteredChannel known(InputChannelType channel) {
		if (channel instanceof InputChannel input) {
			RegisteredChannel found = this.world.channel(input.channelId());
			boolean excused = input.accessHash() == 0 && this.caller.isBot() && found != null
					&& found.rank(this.viewer.id()) != null;
			return (excused && found != null) ? found : known(input.channelId(), input.accessHash());
		}
		if (channel instanceof InputChannelFromMessage seen) {
			return seen(seen.peer(), seen.msgId(), seen.channelId());
		}
		throw RpcError.badRequest("CHANNEL_INVALID");
	}

	@Nullable RegisteredAccount user(InputUserType user) {
		if (user instanceof InputUserSelf) {
			return this.viewer;
		}
		if (user instanceof InputUser input) {
			return isKnown(ChatKey.user(input.userId()), input.accessHash()) ? this.world.account(input.userId())
					: null;
		}
		return null;
	}

	/**
	 * A channel that a message refers to. Simulated messages refer to no channels, so any
	 * message of a chat that the caller takes part in will do.
	 */
	private RegisteredChannel seen(InputPeer peer, int messageId, long channelId) {
		if (this.caller.isBot()) {
			throw RpcError.badRequest("FROM_MESSAGE_BOT_DISABLED");
		}
		ChatKey chat = chat(peer);
		MessageBox box = this.world.box(this.viewer, chat);
		StoredMessage message = (box != null) ? box.message(messageId) : null;
		if (message == null || !message.chat().equals(chat)) {
			throw RpcError.badRequest("MSG_ID_INVALID");
		}
		RegisteredChannel channel = this.world.channel(channelId);
		if (channel == null) {
			throw RpcError.badRequest("CHANNEL_INVALID");
		}
		return channel;
	}

	private RegisteredChannel joined(long channelId, long accessHash) {
		return visible(known(channelId, accessHash));
	}

	private RegisteredChannel visible(RegisteredChannel channel) {
		if (!channel.isVisibleTo(this.viewer.id())) {
			throw RpcError.badRequest("CHANNEL_PRIVATE");
		}
		return channel;
	}

	private RegisteredChannel known(long channelId, long accessHash) {
		RegisteredChannel channel = this.world.channel(channelId);
		if (channel == null || this.hashes.hash(this.caller.id(), ChatKey.channel(channelId)) != accessHash) {
			throw RpcError.badRequest("CHANNEL_INVALID");
		}
		return channel;
	}

	private ChatKey user(long userId, long accessHash) {
		ChatKey chat = ChatKey.user(userId);
		if (this.world.account(userId) == null || !isKnown(chat, accessHash)) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		return chat;
	}

	private boolean isKnown(ChatKey user, long accessHash) {
		boolean excused = accessHash == 0 && this.caller.isBot();
		return excused || this.hashes.hash(this.caller.id(), user) == accessHash;
	}

	private ChatKey group(long groupId) {
		Group group = this.world.group(groupId);
		if (group == null || !group.members().contains(this.viewer.id())) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		return ChatKey.group(groupId);
	}

}
