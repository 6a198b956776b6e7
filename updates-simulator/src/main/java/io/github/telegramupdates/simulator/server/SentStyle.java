package io.github.telegramupdates.simulator.server;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.MessageStyle;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.InputReplyToMessage;
import io.github.telegramupdates.tl.MessageEntity;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.MessageEntityItalic;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a request to send has besides its text. Replies within the chat, markup, and bold
 * and italic text are understood, all else is left out.
 */
final class SentStyle {

	private SentStyle() {
	}

	static MessageStyle of(Call call, ChatKey chat, SendMessage request) {
		InputReplyToMessage reply = (request.replyTo() instanceof InputReplyToMessage message) ? message : null;
		StoredMessage answered = (reply != null) ? answered(call, chat, reply.replyToMsgId()) : null;
		String quote = (reply != null && reply.quoteText() != null) ? reply.quoteText() : "";
		if (answered != null && !answered.text().contains(quote)) {
			throw RpcError.badRequest("QUOTE_TEXT_INVALID");
		}
		int offset = (answered != null && !quote.isEmpty()) ? answered.text().indexOf(quote) : 0;
		return new MessageStyle(request.silent(), request.noforwards(), (answered != null) ? answered.uid() : 0, quote,
				offset, entities(request), request.replyMarkup(), (request.effect() != null) ? request.effect() : 0);
	}

	private static StoredMessage answered(Call call, ChatKey chat, int id) {
		MessageBox box = call.world().box(call.account(), chat);
		StoredMessage message = (box != null) ? box.message(id) : null;
		if (message == null || !message.chat().equals(chat)) {
			throw RpcError.badRequest("REPLY_MESSAGE_ID_INVALID");
		}
		return message;
	}

	/** They refer to the text without the white space before it. */
	private static List<MessageEntity> entities(SendMessage request) {
		if (request.entities() == null) {
			return List.of();
		}
		int removed = request.message().indexOf(request.message().trim());
		return request.entities().stream().flatMap((entity) -> Stream.ofNullable(moved(entity, removed))).toList();
	}

	private static @Nullable MessageEntity moved(MessageEntity entity, int removed) {
		if (entity instanceof MessageEntityBold bold) {
			return new MessageEntityBold(Math.max(0, bold.offset() - removed), bold.length());
		}
		return (entity instanceof MessageEntityItalic italic)
				? new MessageEntityItalic(Math.max(0, italic.offset() - removed), italic.length()) : null;
	}

}
