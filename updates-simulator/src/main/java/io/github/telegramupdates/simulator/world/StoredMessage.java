package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import org.jspecify.annotations.Nullable;

/**
 * The latest version of a message, or of one participant's copy of it.
 *
 * @param uid identifies the message across the copies
 * @param id its id in the box
 * @param chat the chat as the owner of the box sees it
 * @param senderId who sent it
 * @param text what it says
 * @param style what it has besides
 * @param date when it was sent, in seconds since the epoch
 * @param editDate when it was last edited, in seconds since the epoch
 * @param pinned whether it is pinned
 * @param action what a service message says, or {@code null} for an ordinary message
 */
public record StoredMessage(long uid, int id, ChatKey chat, long senderId, String text, MessageStyle style, int date,
		@Nullable Integer editDate, boolean pinned, @Nullable ServiceAction action) {

	StoredMessage edited(String newText, int when) {
		return new StoredMessage(this.uid, this.id, this.chat, this.senderId, newText, this.style.withoutEntities(),
				this.date, when, this.pinned, this.action);
	}

	StoredMessage pinned(boolean now) {
		return new StoredMessage(this.uid, this.id, this.chat, this.senderId, this.text, this.style, this.date,
				this.editDate, now, this.action);
	}

}
