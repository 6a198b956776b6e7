package io.github.telegramupdates.sample.archive;

import java.time.Instant;

import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.tl.Message;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is now. Deleted messages stay in the archive and are marked.
 */
@Entity
@Table(name = "archived_message", indexes = @Index(name = "archived_message_sent_at", columnList = "sent_at"))
public class ArchivedMessage {

	@EmbeddedId
	private MessageKey key;

	@Embedded
	private Conversation chat;

	@Column(name = "content", length = 4096)
	private String text;

	@Column(name = "sent_at")
	private Instant sentAt;

	@Column(name = "edited_at")
	private @Nullable Instant editedAt;

	private boolean deleted;

	private boolean recovered;

	/**
	 * For JPA.
	 */
	protected ArchivedMessage() {
	}

	/**
	 * Creates a message that was neither edited nor deleted.
	 * @param key identifies it
	 * @param chat where it was written
	 * @param text what it says
	 * @param sentAt when it was written
	 */
	public ArchivedMessage(MessageKey key, Conversation chat, String text, Instant sentAt) {
		this.key = key;
		this.chat = chat;
		this.text = text;
		this.sentAt = sentAt;
	}

	static ArchivedMessage of(MessageKey key, Message message, UpdateContext context) {
		ArchivedMessage archived = new ArchivedMessage(key, Conversation.of(message.peerId(), context.entities()),
				message.message(), Instant.ofEpochSecond(message.date()));
		archived.editedAt = editDate(message);
		archived.recovered = context.isRecovered();
		return archived;
	}

	void edit(Message message) {
		this.text = message.message();
		this.editedAt = editDate(message);
	}

	private static @Nullable Instant editDate(Message message) {
		Integer date = message.editDate();
		return (date != null) ? Instant.ofEpochSecond(date) : null;
	}

	/**
	 * Marks it as deleted.
	 */
	public void delete() {
		this.deleted = true;
	}

	/**
	 * What identifies the message.
	 * @return the key
	 */
	public MessageKey key() {
		return this.key;
	}

	/**
	 * Where it was written.
	 * @return the chat
	 */
	public Conversation chat() {
		return this.chat;
	}

	/**
	 * What it says, or said last.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

	/**
	 * When it was written.
	 * @return the time, to the second
	 */
	public Instant sentAt() {
		return this.sentAt;
	}

	/**
	 * When it was last edited.
	 * @return the time, to the second, or {@code null} if it never was
	 */
	public @Nullable Instant editedAt() {
		return this.editedAt;
	}

	/**
	 * Whether it was deleted.
	 * @return whether it is gone from Telegram
	 */
	public boolean isDeleted() {
		return this.deleted;
	}

	/**
	 * Whether it was missed at first.
	 * @return whether it came by a difference
	 */
	public boolean isRecovered() {
		return this.recovered;
	}

}
