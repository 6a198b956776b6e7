package io.github.telegramupdates.simulator.truth;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A snapshot of everything the server has for one account.
 *
 * @param userId the account's id
 * @param state its positions
 * @param channelPositions position of each channel the account is a member of, by channel
 * id
 * @param messages the messages that exist and that the account can see: those of its own
 * box by id, then those of its channels by channel and id
 * @param events the logs of its boxes: common, qts, then its channels by id, each in the
 * order of positions
 */
public record AccountTruth(long userId, TruthState state, Map<Long, Integer> channelPositions,
		List<TruthMessage> messages, List<TruthEvent> events) {

	/**
	 * Copies the collections.
	 */
	public AccountTruth {
		channelPositions = Map.copyOf(channelPositions);
		messages = List.copyOf(messages);
		events = List.copyOf(events);
	}

	/**
	 * The channels and supergroups the account is a member of.
	 * @return their ids
	 */
	public Set<Long> channels() {
		return this.channelPositions.keySet();
	}

	/**
	 * Position of a channel.
	 * @param channelId the channel's id
	 * @return its pts
	 * @throws NoSuchElementException if the account is no member of the channel
	 */
	public int channelPts(long channelId) {
		Integer pts = this.channelPositions.get(channelId);
		if (pts == null) {
			throw new NoSuchElementException("Account " + this.userId + " is not in channel " + channelId);
		}
		return pts;
	}

	/**
	 * The log of one box.
	 * @param box the box
	 * @return its events in the order of positions
	 */
	public List<TruthEvent> events(BoxKey box) {
		return this.events.stream().filter((event) -> event.box().equals(box)).toList();
	}

	/**
	 * The messages of one chat.
	 * @param chat the chat
	 * @return its messages by id
	 */
	public List<TruthMessage> messages(ChatKey chat) {
		return this.messages.stream().filter((message) -> message.chat().equals(chat)).toList();
	}

}
