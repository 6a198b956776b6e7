package io.github.telegramupdates.engine.sequencing;

/**
 * What can become of a box: the transitions of its states, in the order of their numbers,
 * T1 to T37.
 */
public enum Transition {

	/** T1: the first update of a channel gives it a position. */
	FIRST_POSITION,

	/** T2: an annotation of an unknown channel is delivered, and gives no position. */
	ANNOTATION_OF_UNKNOWN,

	/** T3: the server announces the position of an unknown channel. */
	ANNOUNCED_POSITION,

	/** T4: an unknown channel is to be fetched, and no position is known. */
	FETCH_OF_UNKNOWN,

	/** T5: an update chains, and nothing is missing. */
	CHAINED,

	/** T6: an event came again. */
	DUPLICATE,

	/** T7: something is missing: a gap opens. */
	GAP,

	/** T8: an event was applied in part: it is fetched at once. */
	OVERLAP,

	/** T9: an update chains while something else is missing. */
	CHAINED_IN_GAP,

	/** T10: an update is buffered because a fetch is under way. */
	BUFFERED_DURING_FETCH,

	/** T11: a gap has been waited for long enough. */
	GAP_WAIT_OVER,

	/** T12: a fetch is needed for another reason than a gap that shows. */
	MARKED_DIRTY,

	/** T13: a fetch begins. */
	FETCH_SENT,

	/** T14: a channel cannot be fetched because its access hash is unknown. */
	PEER_MISSING,

	/** T15: the access hash that was missing became known. */
	PEER_LEARNT,

	/** T16: the access hash is still unknown after a minute. */
	PEER_STILL_MISSING,

	/** T17: the last page of a difference. */
	LAST_PAGE,

	/** T18: a page of a difference that is followed by another. */
	PAGE,

	/** T19: a difference without content. */
	EMPTY_PAGE,

	/** T20: a channel's difference is asked for once more, with a larger limit. */
	WIDENED,

	/** T21: a channel's difference is too long: a new position, and a hole. */
	CHANNEL_TOO_LONG,

	/** T22: the account's difference is too long: a new position, and a hole. */
	ACCOUNT_TOO_LONG,

	/** T23: a fetch failed and is repeated later. */
	FETCH_FAILED,

	/** T24: a replica lags for too long: its gap is passed as a hole. */
	DEGRADED,

	/** T25: the server asks to wait. */
	FLOODED,

	/** T26: the server does not accept a position. */
	POSITION_REFUSED,

	/** T27: a channel cannot be read any more. */
	INACCESSIBLE,

	/** T28: an access hash is refused for the first time. */
	PEER_REFUSED,

	/** T29: an update of a channel that cannot be read. */
	UPDATE_OF_INACCESSIBLE,

	/** T30: a channel can be read again. */
	ACCESSIBLE,

	/** T31: the wait after a failure is over. */
	RETRIED,

	/** T32: answers bring no progress. */
	STANDSTILL,

	/** T33: the authorisation ended. */
	STOPPED,

	/** T34: a lane does not commit, so that nothing more is handed to it. */
	LANE_FULL,

	/** T35: a missing container has been waited for long enough. */
	SEQ_WAIT_OVER,

	/** T36: no difference of the account came to its end for 15 minutes. */
	IDLE,

	/** T37: a page has come that there is no room for: it is asked for again. */
	NO_ROOM;

	/**
	 * The number of this transition.
	 * @return 1 to 37
	 */
	public int number() {
		return ordinal() + 1;
	}

}
