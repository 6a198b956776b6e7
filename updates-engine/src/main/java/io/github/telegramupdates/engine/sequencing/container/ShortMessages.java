package io.github.telegramupdates.engine.sequencing.container;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;

/**
 * Builds the full form of short messages.
 */
final class ShortMessages {

	private ShortMessages() {
	}

	static Update expand(UpdateShortMessage message, long selfId) {
		Peer from = new PeerUser(message.out() ? selfId : message.userId());
		Message full = Message.builder()
			.out(message.out())
			.mentioned(message.mentioned())
			.mediaUnread(message.mediaUnread())
			.silent(message.silent())
			.id(message.id())
			.fromId(from)
			.peerId(new PeerUser(message.userId()))
			.fwdFrom(message.fwdFrom())
			.viaBotId(message.viaBotId())
			.replyTo(message.replyTo())
			.date(message.date())
			.message(message.message())
			.entities(message.entities())
			.ttlPeriod(message.ttlPeriod())
			.build();
		return new UpdateNewMessage(full, message.pts(), message.ptsCount());
	}

	static Update expand(UpdateShortChatMessage message, long selfId) {
		Peer from = new PeerUser(message.out() ? selfId : message.fromId());
		Message full = Message.builder()
			.out(message.out())
			.mentioned(message.mentioned())
			.mediaUnread(message.mediaUnread())
			.silent(message.silent())
			.id(message.id())
			.fromId(from)
			.peerId(new PeerChat(message.chatId()))
			.fwdFrom(message.fwdFrom())
			.viaBotId(message.viaBotId())
			.replyTo(message.replyTo())
			.date(message.date())
			.message(message.message())
			.entities(message.entities())
			.ttlPeriod(message.ttlPeriod())
			.build();
		return new UpdateNewMessage(full, message.pts(), message.ptsCount());
	}

}
