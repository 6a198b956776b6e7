package io.github.telegramupdates.benchmarks.database;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What the handler writes: a row for each message.
 */
@Entity
@Table(indexes = @Index(columnList = "chatId, pts"))
class MessageRow {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_row")
	@SequenceGenerator(name = "message_row", sequenceName = "message_row_seq", allocationSize = 50)
	private @Nullable Long id;

	@Column(nullable = false)
	private long chatId;

	@Column(nullable = false)
	private int pts;

	@Column(nullable = false)
	private String text = "";

	/** For the persistence provider. */
	protected MessageRow() {
	}

	MessageRow(long chatId, int pts, String text) {
		this.chatId = chatId;
		this.pts = pts;
		this.text = text;
	}

	static MessageRow of(Update update) {
		if (update instanceof UpdateNewMessage common) {
			return of(common.message(), common.pts());
		}
		UpdateNewChannelMessage channel = (UpdateNewChannelMessage) update;
		return of(channel.message(), channel.pts());
	}

	private static MessageRow of(MessageType message, int pts) {
		Message plain = (Message) message;
		long chat = (plain.peerId() instanceof PeerChannel channel) ? channel.channelId()
				: ((PeerUser) plain.peerId()).userId();
		return new MessageRow(chat, pts, plain.message());
	}

	/**
	 * Number of the row.
	 * @return the id, {@code null} before it is stored
	 */
	public @Nullable Long getId() {
		return this.id;
	}

	/**
	 * Where the message was written.
	 * @return id of the user or channel
	 */
	public long getChatId() {
		return this.chatId;
	}

	/**
	 * Position of the message in its box.
	 * @return the position
	 */
	public int getPts() {
		return this.pts;
	}

	/**
	 * What was written.
	 * @return the text
	 */
	public String getText() {
		return this.text;
	}

}
