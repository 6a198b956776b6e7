package io.github.telegramupdates.engine.peers;

import java.util.Set;

import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdatesType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that all peers whom a short message refers to are known: short messages
 * bring none along.
 */
public final class ShortMessagePeers {

	private static final Logger log = LoggerFactory.getLogger(ShortMessagePeers.class);

	private ShortMessagePeers() {
	}

	/**
	 * Whether these updates bring none of their peers along.
	 */
	public static boolean areMissingIn(UpdatesType updates) {
		return updates instanceof UpdateShortMessage || updates instanceof UpdateShortChatMessage;
	}

	/**
	 * Whether they are known without asking the storage.
	 */
	public static boolean areRemembered(UpdatesType updates, PeerStore peers) {
		return peersOf(updates).stream().allMatch(peers::remembers);
	}

	/**
	 * Whether they are known, from the cache or the storage; not if that cannot be found
	 * out now.
	 */
	public static boolean areKnown(UpdatesType updates, PeerStore peers) {
		try {
			return peersOf(updates).stream().allMatch(peers::knows);
		}
		catch (Throwable failure) {
			log.debug("The peers of a short message cannot be looked up", failure);
			return false;
		}
	}

	private static Set<Peer> peersOf(UpdatesType updates) {
		PeerReferences references = new PeerReferences();
		if (updates instanceof UpdateShortMessage message) {
			references.user(message.userId())
				.user(message.viaBotId())
				.forward(message.fwdFrom())
				.reply(message.replyTo())
				.entities(message.entities());
		}
		else if (updates instanceof UpdateShortChatMessage message) {
			references.user(message.fromId())
				.peer(new PeerChat(message.chatId()))
				.user(message.viaBotId())
				.forward(message.fwdFrom())
				.reply(message.replyTo())
				.entities(message.entities());
		}
		return references.all();
	}

}
