package io.github.telegramupdates.simulator.truth;

import java.util.List;

/**
 * An entry of a box's log.
 *
 * @param box the box
 * @param pts position after the event: pts, or qts in the qts box
 * @param count how many positions it takes
 * @param kind what sort of event
 * @param messageIds the messages it is about, in the numbering of the chat; for a read
 * event the id up to which was read
 * @param chat the chat it is about
 * @param createdAtMillis when it happened, in milliseconds since the epoch
 */
public record TruthEvent(BoxKey box, int pts, int count, Kind kind, List<Integer> messageIds, ChatKey chat,
		long createdAtMillis) {

	/**
	 * Copies the list.
	 */
	public TruthEvent {
		messageIds = List.copyOf(messageIds);
	}

	/**
	 * Sorts of events.
	 */
	public enum Kind {

		/**
		 * A message was sent.
		 */
		NEW,

		/**
		 * A message was edited.
		 */
		EDIT,

		/**
		 * Messages were deleted.
		 */
		DELETE,

		/**
		 * Messages were read, by the account or by the other side.
		 */
		READ,

		/**
		 * Messages were pinned.
		 */
		PIN,

		/**
		 * Anything else, for example an event for bots.
		 */
		OTHER

	}

}
