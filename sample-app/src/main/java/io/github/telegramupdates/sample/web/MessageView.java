package io.github.telegramupdates.sample.web;

import java.time.Instant;

import io.github.telegramupdates.sample.archive.ArchivedMessage;
import io.github.telegramupdates.sample.archive.Conversation;

/**
 * An archived message, for the page.
 *
 * @param chat the chat
 * @param id its id
 * @param text what it says
 * @param sentAt when it was written
 * @param edited whether it was edited
 * @param deleted whether it was deleted
 * @param recovered whether it was missed at first
 */
record MessageView(Conversation chat, int id, String text, Instant sentAt, boolean edited, boolean deleted,
		boolean recovered) {

	static MessageView of(ArchivedMessage message) {
		return new MessageView(message.chat(), message.key().messageId(), message.text(), message.sentAt(),
				message.editedAt() != null, message.isDeleted(), message.isRecovered());
	}

}
