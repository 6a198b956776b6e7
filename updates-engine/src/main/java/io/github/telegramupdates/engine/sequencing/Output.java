package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;

/**
 * What an engine wants done.
 */
public sealed interface Output {

	/**
	 * Deliver a batch, after all earlier batches of its lane, and say so by
	 * {@link Input.Committed} (not for the ephemeral lane).
	 *
	 * @param batch what to deliver
	 */
	record Deliver(Batch batch) implements Output {
	}

	/**
	 * Call {@code updates.getState}.
	 *
	 * @param fetchId to be named in the answer
	 */
	record FetchState(long fetchId) implements Output {
	}

	/**
	 * Call {@code updates.getDifference}.
	 *
	 * @param fetchId to be named in the answer
	 * @param pts position of the common box
	 * @param qts position of the qts box
	 * @param date time of the last state, in seconds since 1970
	 * @param limit how many updates of each box the answer may hold, {@link #NO_LIMIT} if
	 * that is left to the server
	 */
	record FetchAccount(long fetchId, int pts, int qts, int date, int limit) implements Output {

		/** As many updates as the server likes. */
		public static final int NO_LIMIT = 0;

	}

	/**
	 * Call {@code updates.getChannelDifference}.
	 *
	 * @param fetchId to be named in the answer
	 * @param channelId id of the channel
	 * @param pts its position
	 * @param limit how many updates the answer may hold
	 */
	record FetchChannel(long fetchId, long channelId, int pts, int limit) implements Output {
	}

	/**
	 * Find the access hash of a channel and answer with {@link Input.PeerKnown}, if
	 * possible.
	 *
	 * @param channelId id of the channel
	 */
	record ResolvePeer(long channelId) implements Output {
	}

	/**
	 * Forget the access hash of a channel: the server refused it.
	 *
	 * @param channelId id of the channel
	 */
	record ForgetPeer(long channelId) implements Output {
	}

	/**
	 * Send {@link Input.Tick} at a time; replaces the timer that was armed before.
	 *
	 * @param monotonicMillis when; {@link #NEVER} disarms
	 */
	record ArmTimer(long monotonicMillis) implements Output {

		/** No timer is needed. */
		public static final long NEVER = Long.MAX_VALUE;

	}

	/**
	 * Notify listeners.
	 *
	 * @param event what happened
	 */
	record Notify(EngineEvent event) implements Output {
	}

}
