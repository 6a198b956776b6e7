package io.github.telegramupdates.sample.simulation;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;
import io.github.telegramupdates.simulator.truth.TruthMessage;

/**
 * Where the stream of each box begins. An account receives what happens after its first
 * start, and a channel's stream begins with the first update that is seen of it. The
 * beginning is marked in Telegram itself, by a message that is written once the
 * application has stored a position: from there on everything counts.
 *
 * @param markers id of the marking message in each box that has begun
 */
public record Beginning(Map<BoxKey, Integer> markers) {

	/**
	 * Text of the message that marks the beginning.
	 */
	public static final String TEXT = "The archive is listening";

	/**
	 * Copies the map.
	 */
	public Beginning {
		markers = Map.copyOf(markers);
	}

	/**
	 * Reads the beginning from the truth.
	 * @param truth what really happened
	 * @return the beginning, without boxes that have not begun
	 */
	public static Beginning of(AccountTruth truth) {
		Map<BoxKey, Integer> markers = new HashMap<>();
		truth.messages()
			.stream()
			.filter((message) -> message.text().equals(TEXT))
			.forEach((message) -> markers.merge(box(message.chat()), message.id(), Math::min));
		return new Beginning(markers);
	}

	/**
	 * The box that holds the messages of a chat.
	 * @param chat the chat
	 * @return the channel's box, or the common one
	 */
	public static BoxKey box(ChatKey chat) {
		return (chat.kind() == ChatKey.Kind.CHANNEL) ? BoxKey.channel(chat.id()) : BoxKey.COMMON;
	}

	/**
	 * Whether a box has begun.
	 * @param box the box
	 * @return whether its marker was written
	 */
	public boolean includes(BoxKey box) {
		return this.markers.containsKey(box);
	}

	/**
	 * Whether a message belongs to the stream.
	 * @param message the message
	 * @return whether it was written after the beginning
	 */
	public boolean includes(TruthMessage message) {
		return includes(box(message.chat()), message.id());
	}

	/**
	 * Whether a message belongs to the stream.
	 * @param box its box
	 * @param messageId its id
	 * @return whether it was written after the beginning
	 */
	public boolean includes(BoxKey box, int messageId) {
		return messageId >= this.markers.getOrDefault(box, Integer.MAX_VALUE);
	}

	/**
	 * Counts what an account should see of a stream. A deletion counts once for each
	 * message.
	 * @param truth what really happened
	 * @return the number of positions since the beginning
	 */
	public long events(AccountTruth truth) {
		Map<BoxKey, Integer> positions = new HashMap<>();
		for (TruthEvent event : truth.events()) {
			if (event.kind() == TruthEvent.Kind.NEW && includes(event.box())
					&& event.messageIds().contains(this.markers.get(event.box()))) {
				positions.put(event.box(), event.pts());
			}
		}
		return truth.events()
			.stream()
			.filter((event) -> event.pts() >= positions.getOrDefault(event.box(), Integer.MAX_VALUE))
			.mapToLong(TruthEvent::count)
			.sum();
	}

}
