package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;

/**
 * Chats as peers.
 */
final class Peers {

	private Peers() {
	}

	static Peer of(ChatKey chat) {
		return switch (chat.kind()) {
			case USER -> new PeerUser(chat.id());
			case GROUP -> new PeerChat(chat.id());
			case CHANNEL -> new PeerChannel(chat.id());
		};
	}

}
