package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.LoggedChange.Created;
import io.github.telegramupdates.simulator.world.MessageStyle;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * The short form of a new message, which carries no users and chats. It is used when the
 * message is a small text and the sender wrote in the chat before, so that the client had
 * a chance to learn about them.
 */
final class ShortMessageRenderer {

	private static final int MAX_LENGTH = 256;

	private ShortMessageRenderer() {
	}

	static @Nullable UpdatesType render(RegisteredAccount viewer, LogEvent event) {
		StoredMessage message = (event.what() instanceof Created created) ? viewer.box().message(created.id()) : null;
		if (message == null || message.action() != null || message.text().length() > MAX_LENGTH
				|| !message.style().equals(MessageStyle.PLAIN) || message.chat().equals(ChatKey.user(viewer.id()))
				|| !viewer.box().hasEarlier(message)) {
			return null;
		}
		boolean out = message.senderId() == viewer.id();
		return (message.chat().kind() == ChatKey.Kind.USER) ? inPrivate(message, event, out)
				: inGroup(message, event, out);
	}

	private static UpdatesType inPrivate(StoredMessage message, LogEvent event, boolean out) {
		return UpdateShortMessage.builder()
			.out(out)
			.id(message.id())
			.userId(message.chat().id())
			.message(message.text())
			.pts(event.position())
			.ptsCount(event.count())
			.date(message.date())
			.build();
	}

	private static UpdatesType inGroup(StoredMessage message, LogEvent event, boolean out) {
		return UpdateShortChatMessage.builder()
			.out(out)
			.id(message.id())
			.fromId(message.senderId())
			.chatId(message.chat().id())
			.message(message.text())
			.pts(event.position())
			.ptsCount(event.count())
			.date(message.date())
			.build();
	}

}
