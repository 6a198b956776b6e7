package io.github.telegramupdates.engine.intake;

import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputPeerUserFromMessage;
import io.github.telegramupdates.tl.InputUser;
import io.github.telegramupdates.tl.InputUserFromMessage;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.InputUserType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import org.jspecify.annotations.Nullable;

/**
 * Whom the arguments of a call address.
 *
 * @param selfId who makes the call
 */
record AddressedPeers(long selfId) {

	/**
	 * The peer of an argument, {@code null} if it addresses nobody.
	 */
	@Nullable Peer of(@Nullable InputPeer peer) {
		if (peer instanceof InputPeerSelf) {
			return new PeerUser(this.selfId);
		}
		if (peer instanceof InputPeerUser user) {
			return new PeerUser(user.userId());
		}
		if (peer instanceof InputPeerUserFromMessage user) {
			return new PeerUser(user.userId());
		}
		if (peer instanceof InputPeerChat group) {
			return new PeerChat(group.chatId());
		}
		if (peer instanceof InputPeerChannel channel) {
			return new PeerChannel(channel.channelId());
		}
		return (peer instanceof InputPeerChannelFromMessage channel) ? new PeerChannel(channel.channelId()) : null;
	}

	/**
	 * Id of the user of an argument, {@code null} if it addresses nobody.
	 */
	@Nullable Long of(InputUserType user) {
		if (user instanceof InputUserSelf) {
			return this.selfId;
		}
		if (user instanceof InputUser plain) {
			return plain.userId();
		}
		return (user instanceof InputUserFromMessage indirect) ? indirect.userId() : null;
	}

}
