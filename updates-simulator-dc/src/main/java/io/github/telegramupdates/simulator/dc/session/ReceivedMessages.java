package io.github.telegramupdates.simulator.dc.session;

import java.util.Map;
import java.util.TreeMap;

/**
 * The last messages of the client, to know those that come again, and whether sequence
 * numbers grow with the ids.
 */
final class ReceivedMessages {

	private static final int WINDOW = 2_000;

	private final TreeMap<Long, Integer> sequences = new TreeMap<>();

	private long forgottenUpTo;

	boolean isKnown(long id) {
		return this.sequences.containsKey(id);
	}

	/**
	 * Whether a message is so old that nobody knows whether it came.
	 */
	boolean isForgotten(long id) {
		return id <= this.forgottenUpTo;
	}

	/**
	 * Whether a message's id is less than that of an earlier one, although it was made
	 * later: a client that writes with several threads may send in another order.
	 */
	boolean isOutOfOrder(IncomingMessage message) {
		boolean newest = this.sequences.isEmpty() || message.id() > this.sequences.lastKey();
		return !newest && !isKnown(message.id()) && (isTooLow(message) || isTooHigh(message));
	}

	void add(IncomingMessage message) {
		this.sequences.put(message.id(), message.sequence());
		if (this.sequences.size() > WINDOW) {
			this.forgottenUpTo = this.sequences.pollFirstEntry().getKey();
		}
	}

	/**
	 * Whether a message's sequence number is less than those of messages before it allow.
	 * Those that count as content have different ones.
	 */
	boolean isTooLow(IncomingMessage message) {
		Map.Entry<Long, Integer> before = this.sequences.lowerEntry(message.id());
		return before != null && !isAscending(before.getValue(), message.sequence());
	}

	/**
	 * Whether a message's sequence number is more than those of messages after it allow.
	 */
	boolean isTooHigh(IncomingMessage message) {
		Map.Entry<Long, Integer> after = this.sequences.higherEntry(message.id());
		return after != null && !isAscending(message.sequence(), after.getValue());
	}

	private static boolean isAscending(int first, int second) {
		boolean same = first == second && (first & 1) != 0;
		return first <= second && !same;
	}

}
