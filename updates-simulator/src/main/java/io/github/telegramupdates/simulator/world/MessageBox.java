package io.github.telegramupdates.simulator.world;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.github.telegramupdates.simulator.truth.ChatKey;
import org.jspecify.annotations.Nullable;

/**
 * Messages that share one numbering, and the log of what happened to them: those of an
 * account outside channels, or those of a channel.
 */
public final class MessageBox {

	// A client asks from pts 1 when it knows nothing, so that is where a log starts
	static final int FIRST_PTS = 1;

	private final EventLog log;

	private final NavigableMap<Integer, StoredMessage> messages = new TreeMap<>();

	private int lastId;

	MessageBox(int retention) {
		this.log = new EventLog(FIRST_PTS, retention);
	}

	/**
	 * The log of the box.
	 * @return the log
	 */
	public EventLog log() {
		return this.log;
	}

	/**
	 * A message that exists.
	 * @param id its id
	 * @return the message, or {@code null} if there is none
	 */
	public @Nullable StoredMessage message(int id) {
		return this.messages.get(id);
	}

	/**
	 * The messages that exist.
	 * @return the messages by id
	 */
	public Collection<StoredMessage> messages() {
		return Collections.unmodifiableCollection(this.messages.values());
	}

	/**
	 * The newest incoming message of a chat up to an id.
	 * @param chat the chat
	 * @param reader whose own messages do not count
	 * @param maxId the highest id to look at
	 * @return the message, or {@code null} if there is none
	 */
	public @Nullable StoredMessage lastIncoming(ChatKey chat, long reader, int maxId) {
		for (StoredMessage message : this.messages.headMap(maxId, true).descendingMap().values()) {
			if (message.chat().equals(chat) && message.senderId() != reader) {
				return message;
			}
		}
		return null;
	}

	/**
	 * Whether a chat has an older message of the same sender.
	 * @param message the message
	 * @return whether there is one
	 */
	public boolean hasEarlier(StoredMessage message) {
		return this.messages.headMap(message.id(), false)
			.descendingMap()
			.values()
			.stream()
			.anyMatch((other) -> other.chat().equals(message.chat()) && other.senderId() == message.senderId());
	}

	/**
	 * The newest messages of a chat.
	 * @param chat the chat
	 * @param limit how many at most
	 * @return the messages, newest first
	 */
	public List<StoredMessage> latest(ChatKey chat, int limit) {
		return this.messages.descendingMap()
			.values()
			.stream()
			.filter((message) -> message.chat().equals(chat))
			.limit(limit)
			.toList();
	}

	/**
	 * The id of the newest message of a chat.
	 * @param chat the chat
	 * @return the id, 0 if there is no message
	 */
	public int topId(ChatKey chat) {
		return latest(chat, 1).stream().mapToInt(StoredMessage::id).findFirst().orElse(0);
	}

	/**
	 * How many messages of others a chat has after an id.
	 * @param chat the chat
	 * @param reader whose own messages do not count
	 * @param id the id, not included
	 * @return how many
	 */
	public int incomingAfter(ChatKey chat, long reader, int id) {
		return (int) this.messages.tailMap(id, false)
			.values()
			.stream()
			.filter((message) -> message.chat().equals(chat) && message.senderId() != reader)
			.count();
	}

	int nextId() {
		return ++this.lastId;
	}

	void put(StoredMessage message) {
		this.messages.put(message.id(), message);
	}

	void remove(int id) {
		this.messages.remove(id);
	}

}
