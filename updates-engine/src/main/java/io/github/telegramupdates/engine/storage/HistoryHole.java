package io.github.telegramupdates.engine.storage;

import io.github.telegramupdates.engine.delivery.BoxId;

/**
 * Positions of a box that are passed without being delivered, kept so that nothing is
 * lost in silence. A hole is stored in the transaction that passes it.
 */
public sealed interface HistoryHole {

	/**
	 * The box that passes it.
	 * @return the common box, the qts box, the seq or a channel
	 */
	BoxId box();

	/**
	 * The last message before it.
	 * @return highest id of a message that was delivered before the hole, 0 if none is
	 * known
	 */
	int afterMessageId();

	/**
	 * The last message that can be in it.
	 * @return highest id of a message, 0 if not known
	 */
	int topMessageId();

	/**
	 * Why it is passed.
	 * @return the cause
	 */
	Cause cause();

	/**
	 * A stretch of one count. Some of it may have been delivered, if the server does not
	 * say which of it is missing.
	 *
	 * @param box the box
	 * @param from the last position before the hole
	 * @param to the last position of the hole, greater than {@code from}
	 * @param epoch epoch of the box behind the hole
	 * @param afterMessageId highest id of a message that was delivered before the hole, 0
	 * if none is known
	 * @param topMessageId highest id of a message that can be in the hole, 0 if not known
	 * @param cause why the stretch was passed, not {@link Cause#REBASED}
	 */
	record Range(BoxId box, int from, int to, int epoch, int afterMessageId, int topMessageId,
			Cause cause) implements HistoryHole {

		/**
		 * Checks the cause.
		 */
		public Range {
			if (cause == Cause.REBASED) {
				throw new IllegalArgumentException("Two counts have no range between them: a Reset has both");
			}
		}

	}

	/**
	 * A position was given up for one that may be of another count: no range lies between
	 * the two, and the new one can be smaller.
	 *
	 * @param box the box
	 * @param oldPosition the last position of the old count
	 * @param oldEpoch epoch of the box until then
	 * @param newPosition where the box goes on
	 * @param newEpoch epoch of the box from then on
	 * @param afterMessageId highest id of a message that was delivered before, 0 if none
	 * is known
	 * @param topMessageId highest id of a message that can have been missed, 0 if not
	 * known
	 */
	record Reset(BoxId box, int oldPosition, int oldEpoch, int newPosition, int newEpoch, int afterMessageId,
			int topMessageId) implements HistoryHole {

		@Override
		public Cause cause() {
			return Cause.REBASED;
		}

	}

	/**
	 * Why something was passed.
	 */
	enum Cause {

		/** The difference is too long: the server's log begins later. */
		TOO_LONG,

		/** The server did not accept the position, or has reset its count. */
		REBASED,

		/** The channel could not be read meanwhile. */
		INACCESSIBLE,

		/** The server could not answer for so long that the stream went on without. */
		DEGRADED,

		/** The server claims that nothing is missing, and yet positions are. */
		SERVER_INCONSISTENT,

		/** The server no longer has all of it: a page holds fewer than it counts. */
		RETENTION,

		/** The account left the channel. */
		LEFT

	}

}
