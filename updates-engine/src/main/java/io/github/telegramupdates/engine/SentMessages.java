package io.github.telegramupdates.engine;

import java.util.List;

import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputPeerUserFromMessage;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * Completes the short answer to a message that was sent, from what was sent.
 */
final class SentMessages {

	private SentMessages() {
	}

	/**
	 * The answer as a full container; as it came, if the request does not tell enough.
	 */
	static UpdatesType complete(TlMethod<?> request, UpdateShortSentMessage sent, long selfId) {
		if (!(request instanceof SendMessage call)) {
			return sent;
		}
		Peer peer = peerOf(call.peer(), selfId);
		if (peer == null) {
			return sent;
		}
		Message message = Message.builder()
			.out(sent.out())
			.silent(call.silent())
			.noforwards(call.noforwards())
			.invertMedia(call.invertMedia())
			.id(sent.id())
			.fromId(new PeerUser(selfId))
			.peerId(peer)
			.date(sent.date())
			.message(call.message())
			.media(sent.media())
			.entities(sent.entities())
			.ttlPeriod(sent.ttlPeriod())
			.build();
		return new Updates(List.of(new UpdateNewMessage(message, sent.pts(), sent.ptsCount())), List.of(), List.of(),
				sent.date(), 0);
	}

	private static @Nullable Peer peerOf(InputPeer peer, long selfId) {
		if (peer instanceof InputPeerUser user) {
			return new PeerUser(user.userId());
		}
		if (peer instanceof InputPeerUserFromMessage user) {
			return new PeerUser(user.userId());
		}
		if (peer instanceof InputPeerSelf) {
			return new PeerUser(selfId);
		}
		return (peer instanceof InputPeerChat chat) ? new PeerChat(chat.chatId()) : null;
	}

}
