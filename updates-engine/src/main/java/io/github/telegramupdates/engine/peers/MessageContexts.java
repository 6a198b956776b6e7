package io.github.telegramupdates.engine.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.telegramupdates.engine.delivery.EntityFacts;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.HasChats;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import org.jspecify.annotations.Nullable;

/**
 * In which messages channels were seen that the server described in part only: a message
 * is another way to address a channel. Bounded; the latest message counts.
 */
public final class MessageContexts {

	private static final int REMEMBERED = 1_000;

	private final Map<Long, Sighting> contexts = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Sighting> eldest) {
			return size() > REMEMBERED;
		}

	};

	/**
	 * Remembers what came.
	 */
	public void learn(HasChats received) {
		Set<Long> partial = received.chats()
			.stream()
			.filter(EntityFacts::isPartial)
			.map(ChatType::id)
			.collect(Collectors.toSet());
		if (!partial.isEmpty()) {
			messagesOf(received).forEach((message) -> learn(message, partial));
		}
	}

	private void learn(MessageType message, Set<Long> partial) {
		Peer chat = chatOf(message);
		if (chat == null) {
			return;
		}
		for (Peer reference : PeerReferences.of(message)) {
			// a message does not show the channel that it is in
			if (reference instanceof PeerChannel channel && partial.contains(channel.channelId())
					&& !reference.equals(chat)) {
				remember(channel.channelId(), new Sighting(chat, message.id()));
			}
		}
	}

	private synchronized void remember(long channelId, Sighting sighting) {
		this.contexts.put(channelId, sighting);
	}

	/**
	 * Where a channel was seen last.
	 */
	public synchronized Optional<Sighting> of(long channelId) {
		return Optional.ofNullable(this.contexts.get(channelId));
	}

	private static @Nullable Peer chatOf(MessageType message) {
		if (message instanceof Message plain) {
			return plain.peerId();
		}
		return (message instanceof MessageService service) ? service.peerId() : null;
	}

	private static List<MessageType> messagesOf(HasChats received) {
		if (received instanceof Updates container) {
			return messagesOf(List.of(), container.updates());
		}
		if (received instanceof UpdatesCombined container) {
			return messagesOf(List.of(), container.updates());
		}
		if (received instanceof Difference page) {
			return messagesOf(page.newMessages(), page.otherUpdates());
		}
		if (received instanceof DifferenceSlice page) {
			return messagesOf(page.newMessages(), page.otherUpdates());
		}
		return (received instanceof ChannelDifference page) ? messagesOf(page.newMessages(), page.otherUpdates())
				: List.of();
	}

	private static List<MessageType> messagesOf(List<MessageType> messages, List<Update> updates) {
		List<MessageType> all = new ArrayList<>(messages);
		for (Update update : updates) {
			if (update instanceof UpdateNewMessage added) {
				all.add(added.message());
			}
			else if (update instanceof UpdateNewChannelMessage added) {
				all.add(added.message());
			}
			else if (update instanceof UpdateEditMessage edited) {
				all.add(edited.message());
			}
			else if (update instanceof UpdateEditChannelMessage edited) {
				all.add(edited.message());
			}
		}
		return all;
	}

	/**
	 * A message that shows a channel.
	 *
	 * @param chat where it is
	 * @param messageId its id there
	 */
	public record Sighting(Peer chat, int messageId) {
	}

}
