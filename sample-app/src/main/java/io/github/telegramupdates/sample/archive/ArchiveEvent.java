package io.github.telegramupdates.sample.archive;

import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.spring.listener.UpdateContext;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A delivery: one row for each message that an update is about. The table has no unique
 * constraint, so that a delivery that is repeated shows.
 */
@Entity
@Table(name = "archive_event", indexes = @Index(name = "archive_event_account", columnList = "account_id"))
public class ArchiveEvent {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "archive_event_seq")
	@SequenceGenerator(name = "archive_event_seq", sequenceName = "archive_event_seq", allocationSize = 50)
	@Column(name = "arrival")
	private @Nullable Long arrival;

	@Column(name = "account_id")
	private long accountId;

	@Column(name = "channel_id")
	private long channelId;

	@Column(name = "box_position")
	private int position;

	// As text: after a crash H2 can return native enums as numbers
	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private Source source;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private Kind kind;

	private @Nullable String chat;

	@Column(name = "message_id")
	private int messageId;

	/**
	 * For JPA.
	 */
	protected ArchiveEvent() {
	}

	/**
	 * Creates a row.
	 * @param message the message, whose channel names the box
	 * @param position position of the box after the update, or after its whole page
	 * @param source how the update came
	 * @param kind what sort of update
	 * @param chat the chat; {@code null} for deletions outside channels, which do not
	 * name it
	 */
	public ArchiveEvent(MessageKey message, int position, Source source, Kind kind, @Nullable String chat) {
		this.accountId = message.accountId();
		this.channelId = message.channelId();
		this.messageId = message.messageId();
		this.position = position;
		this.source = source;
		this.kind = kind;
		this.chat = chat;
	}

	static ArchiveEvent of(Content content, int messageId, UpdateContext context) {
		MessageKey message = new MessageKey(context.userId(), context.box().channelId(), messageId);
		return new ArchiveEvent(message, context.position(), context.source(), content.kind(), content.chat());
	}

	/**
	 * The message it is about; for {@link Kind#READ} the last one that was read.
	 * @return the message, whose channel also names the box: 0 is the common one
	 */
	public MessageKey message() {
		return new MessageKey(this.accountId, this.channelId, this.messageId);
	}

	/**
	 * The box it came through.
	 * @return the channel, 0 for the common box
	 */
	public long channelId() {
		return this.channelId;
	}

	/**
	 * Position of the box after the update or, if it was recovered, after its whole page.
	 * @return the pts
	 */
	public int position() {
		return this.position;
	}

	/**
	 * How it came.
	 * @return pushed or recovered
	 */
	public Source source() {
		return this.source;
	}

	/**
	 * Whether it was pushed.
	 * @return {@code false} if it came by a difference
	 */
	public boolean isLive() {
		return this.source == Source.LIVE;
	}

	/**
	 * What sort of update it was.
	 * @return the sort
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * The chat.
	 * @return kind and id, or {@code null} if the update does not name it
	 */
	public @Nullable String chat() {
		return this.chat;
	}

	@Override
	public String toString() {
		return "%s of message %d in %s at %d of box %d, %s".formatted(this.kind, this.messageId, this.chat,
				this.position, this.channelId, this.source);
	}

	/**
	 * Sorts of updates.
	 */
	public enum Kind {

		/** A new message. */
		NEW,

		/** An edited message. */
		EDIT,

		/** A deleted message. */
		DELETE,

		/** Messages were read, by the account or by the other side. */
		READ,

		/** A message was pinned or unpinned. */
		PIN,

		/** Anything else. */
		OTHER

	}

}
