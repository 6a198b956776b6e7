package io.github.telegramupdates.sample.archive;

import java.util.Optional;

import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;

import org.springframework.stereotype.Component;

/**
 * Keeps the archive. Every method runs in the transaction that also moves the position of
 * the stream: what it writes is there exactly once, whatever crashes when.
 */
@Component
class MessageArchive {

	private static final long NO_CHANNEL = 0;

	private final ArchivedMessages messages;

	MessageArchive(ArchivedMessages messages) {
		this.messages = messages;
	}

	@TelegramUpdateListener
	void on(UpdateNewMessage update, UpdateContext context) {
		store(update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateNewChannelMessage update, UpdateContext context) {
		store(update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateEditMessage update, UpdateContext context) {
		edit(update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateEditChannelMessage update, UpdateContext context) {
		edit(update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateDeleteMessages update, UpdateContext context) {
		update.messages().forEach((id) -> delete(new MessageKey(context.userId(), NO_CHANNEL, id)));
	}

	@TelegramUpdateListener
	void on(UpdateDeleteChannelMessages update, UpdateContext context) {
		update.messages().forEach((id) -> delete(new MessageKey(context.userId(), update.channelId(), id)));
	}

	private void store(MessageType received, UpdateContext context) {
		// Others are service messages, such as "Alice has joined": not archived
		if (received instanceof Message message) {
			this.messages.save(ArchivedMessage.of(key(message, context), message, context));
		}
	}

	private void edit(MessageType received, UpdateContext context) {
		if (received instanceof Message message) {
			Optional<ArchivedMessage> archived = this.messages.findById(key(message, context));
			// A message from before the archive began can be edited, too
			archived.ifPresentOrElse((found) -> found.edit(message), () -> store(message, context));
		}
	}

	private void delete(MessageKey key) {
		this.messages.findById(key).ifPresent(ArchivedMessage::delete);
	}

	private static MessageKey key(Message message, UpdateContext context) {
		long channelId = (message.peerId() instanceof PeerChannel channel) ? channel.channelId() : NO_CHANNEL;
		return new MessageKey(context.userId(), channelId, message.id());
	}

}
