package io.github.telegramupdates.engine.intake;

import java.util.List;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.messages.rpc.SendMedia;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * Completes the short answer to a message that was sent to a user or a basic group, from
 * what was sent. What neither of them has is left empty.
 */
final class SentMessages {

	private SentMessages() {
	}

	/**
	 * The answer as a full container; as it came, if what was sent is not in the box yet
	 * and only the position counts; or a reason to fetch, if the call does not say what
	 * was sent.
	 */
	static UpdatesType complete(TlMethod<?> call, UpdateShortSentMessage sent, long selfId) {
		SendMessage request = asMessage(call, sent);
		AddressedPeers peers = new AddressedPeers(selfId);
		Peer chat = (request != null) ? peers.of(request.peer()) : null;
		if (request == null || chat == null) {
			return new UpdatesTooLong();
		}
		if (request.scheduleDate() != null || request.quickReplyShortcut() != null) {
			return sent;
		}
		Message message = message(request, sent, chat, peers);
		return new Updates(List.of(new UpdateNewMessage(message, sent.pts(), sent.ptsCount())), List.of(), List.of(),
				sent.date(), 0);
	}

	private static @Nullable SendMessage asMessage(TlMethod<?> call, UpdateShortSentMessage sent) {
		if (call instanceof SendMessage request) {
			return request;
		}
		// media is made from what was sent in a way that only the answer shows
		return (call instanceof SendMedia request && sent.media() != null) ? asMessage(request) : null;
	}

	private static SendMessage asMessage(SendMedia request) {
		return SendMessage.builder()
			.silent(request.silent())
			.noforwards(request.noforwards())
			.invertMedia(request.invertMedia())
			.peer(request.peer())
			.replyTo(request.replyTo())
			.message(request.message())
			.replyMarkup(request.replyMarkup())
			.scheduleDate(request.scheduleDate())
			.sendAs(request.sendAs())
			.quickReplyShortcut(request.quickReplyShortcut())
			.effect(request.effect())
			.suggestedPost(request.suggestedPost())
			.build();
	}

	private static Message message(SendMessage request, UpdateShortSentMessage sent, Peer chat, AddressedPeers peers) {
		Peer self = new PeerUser(peers.selfId());
		SentReply reply = new SentReply(request.replyTo(), chat, peers);
		return Message.builder()
			.out(sent.out())
			.silent(request.silent())
			.noforwards(request.noforwards())
			.invertMedia(request.invertMedia())
			.id(sent.id())
			.fromId((request.sendAs() != null) ? peers.of(request.sendAs()) : self)
			.peerId(chat)
			.savedPeerId(chat.equals(self) ? self : reply.savedPeer())
			.replyTo(reply.header())
			.date(sent.date())
			.message(trimmed(request.message()))
			.media(sent.media())
			.replyMarkup(SentMarkup.of(request.replyMarkup(), peers))
			.entities(sent.entities())
			.ttlPeriod(sent.ttlPeriod())
			.effect(request.effect())
			.suggestedPost(request.suggestedPost())
			.build();
	}

	// as the server does: the entities of the answer refer to what is left
	private static String trimmed(String text) {
		return text.trim();
	}

}
