package io.github.telegramupdates.engine;

import io.github.telegramupdates.tl.MessageFwdHeader;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the users whom a short message mentions are known: short messages
 * bring no users along.
 */
final class ShortPeers {

	private static final Logger log = LoggerFactory.getLogger(ShortPeers.class);

	private ShortPeers() {
	}

	/**
	 * Whether they are known; not if that cannot be found out now.
	 */
	static boolean areKnown(UpdatesType updates, PeerStore peers) {
		try {
			return lookUp(updates, peers);
		}
		catch (RuntimeException failure) {
			log.debug("The peers of a short message cannot be looked up", failure);
			return false;
		}
	}

	private static boolean lookUp(UpdatesType updates, PeerStore peers) {
		if (updates instanceof UpdateShortMessage message) {
			return peers.knowsUser(message.userId()) && isKnown(message.viaBotId(), peers)
					&& isKnown(message.fwdFrom(), peers);
		}
		if (updates instanceof UpdateShortChatMessage message) {
			return peers.knowsUser(message.fromId()) && isKnown(message.viaBotId(), peers)
					&& isKnown(message.fwdFrom(), peers);
		}
		return true;
	}

	private static boolean isKnown(@Nullable Long userId, PeerStore peers) {
		return userId == null || peers.knowsUser(userId);
	}

	private static boolean isKnown(@Nullable MessageFwdHeader forward, PeerStore peers) {
		return forward == null || !(forward.fromId() instanceof PeerUser user) || peers.knowsUser(user.userId());
	}

}
