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
 * order of positions; events that differences do not reach any more are included
 * @param retained from which position on each box is served
 */
public record AccountTruth(long userId, TruthState state, Map<Long, Integer> channelPositions,
		List<TruthMessage> messages, List<TruthEvent> events, Map<BoxKey, Integer> retained) {

	/**
	 * Copies the collections.
	 */
	public AccountTruth {
		channelPositions = Map.copyOf(channelPositions);
		messages = List.copyOf(messages);
		events = List.copyOf(events);
		retained = Map.copyOf(retained);
	}

	/**
	 * Creates a snapshot of a server that keeps everything.
	 * @param userId the account's id
	 * @param state its positions
	 * @param channelPositions position of each channel, by channel id
	 * @param messages the messages that the account can see
	 * @param events the logs of its boxes
	 */
	public AccountTruth(long userId, TruthState state, Map<Long, Integer> channelPositions, List<TruthMessage> messages,
			List<TruthEvent> events) {
		this(userId, state, channelPositions, messages, events, Map.of());
	}

	/**
	 * From which position on a difference brings everything. Who is further behind cannot
	 * receive the events up to this position any more and has to report a loss; a loss of
	 * later events is nobody's fault but the client's, except in a channel, where a
	 * difference that is too long leads to the newest position at once.
	 * @param box the box
	 * @return its lowest position that is served, 0 for a box that the account does not
	 * have
	 */
	public int retainedFrom(BoxKey box) {
		return this.retained.getOrDefault(box, 0);
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
