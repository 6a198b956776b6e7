package io.github.telegramupdates.engine.storage;

/**
 * A stretch of a box that was passed without being delivered, kept so that it is never
 * lost in silence. It is stored in the transaction that passes it.
 *
 * @param channelId the channel, 0 for the boxes of the account
 * @param fromPts the last position that was delivered before the hole
 * @param toPts the position behind the hole; smaller than the one before if the server
 * counts anew
 * @param afterMessageId highest id of a message that was delivered before the hole, 0 if
 * none is known
 * @param topMessageId highest id of a message that can be in the hole, 0 if not known
 * @param epoch epoch of the box behind the hole
 * @param cause why the stretch was passed
 */
public record HistoryHole(long channelId, int fromPts, int toPts, int afterMessageId, int topMessageId, int epoch,
		Cause cause) {

	/**
	 * Why a stretch was passed.
	 */
	public enum Cause {

		/** The difference is too long: the server keeps no log that far back. */
		TOO_LONG,

		/** The server did not accept the position, or counts anew. */
		REBASED,

		/** The channel could not be read meanwhile. */
		INACCESSIBLE,

		/** The server could not answer for so long that the stream went on without. */
		DEGRADED,

		/** The server claims that nothing is missing, and yet positions are. */
		SERVER_INCONSISTENT

	}

}
