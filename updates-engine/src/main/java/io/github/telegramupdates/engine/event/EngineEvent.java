package io.github.telegramupdates.engine.event;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.ParkedUpdate;

/**
 * Something worth knowing happened to an account.
 */
public sealed interface EngineEvent {

	/**
	 * The stream has started: the state is loaded and the first difference is applied.
	 */
	record Started() implements EngineEvent {
	}

	/**
	 * An update is missing. The engine waits for it a moment, then fetches.
	 *
	 * @param box where
	 * @param position how far the box is
	 * @param next where the next known update begins
	 */
	record GapOpened(BoxId box, int position, int next) implements EngineEvent {
	}

	/**
	 * Nothing is missing any more.
	 *
	 * @param box where
	 * @param position how far the box is
	 * @param openMillis how long the gap was open, in milliseconds
	 */
	record GapClosed(BoxId box, int position, long openMillis) implements EngineEvent {
	}

	/**
	 * Updates came by a difference.
	 *
	 * @param box the box that was fetched; the common box stands for the whole account
	 * @param count how many updates the page held
	 */
	record Recovered(BoxId box, int count) implements EngineEvent {
	}

	/**
	 * Something was passed and will not be delivered by this stream. It is reported once
	 * the hole is stored, and each hole once.
	 *
	 * @param hole what is passed, and why
	 */
	record HoleStored(HistoryHole hole) implements EngineEvent {
	}

	/**
	 * The account cannot read a channel any more. Its position is kept.
	 *
	 * @param channelId id of the channel
	 * @param reason the error type, for example {@code CHANNEL_PRIVATE}
	 */
	record ChannelInaccessible(long channelId, String reason) implements EngineEvent {
	}

	/**
	 * The server cannot say what is missing in a box. The stream goes on without it. When
	 * there is a reason it is asked again, at most once in 1, 2, 4, 8, then 15 minutes.
	 *
	 * @param box where
	 * @param error the error type
	 */
	record Degraded(BoxId box, String error) implements EngineEvent {
	}

	/**
	 * A channel has to be fetched, but its access hash is unknown.
	 *
	 * @param channelId id of the channel
	 */
	record PeerUnresolved(long channelId) implements EngineEvent {
	}

	/**
	 * A buffer was full and was dropped whole; its box is fetched instead.
	 *
	 * @param box where
	 * @param dropped how many updates were dropped
	 */
	record Overflow(BoxId box, int dropped) implements EngineEvent {
	}

	/**
	 * Something came that the protocol does not allow, or from a connection that is
	 * logged in as somebody else.
	 *
	 * @param box where it belongs, as far as known
	 * @param what the facts
	 */
	record Anomaly(BoxId box, String what) implements EngineEvent {
	}

	/**
	 * A request failed and will be repeated.
	 *
	 * @param box what was fetched
	 * @param error the error type
	 * @param retryMillis when it is repeated, in milliseconds from now
	 */
	record FetchRetried(BoxId box, String error, long retryMillis) implements EngineEvent {
	}

	/**
	 * Differences of an account, or of its channels, cannot be made: reported once they
	 * have failed for a minute, and at once if the account is frozen. They are repeated,
	 * and nothing is lost meanwhile. It is not reported again before
	 * {@link DifferenceRecovered}, however often and for however many channels they fail,
	 * unless the account is frozen again.
	 *
	 * @param scope whose differences
	 * @param box the common box, or the channel that has failed for longest
	 * @param boxes of how many boxes they fail
	 * @param error the error type, for example {@code FROZEN_METHOD_INVALID}
	 * @param failingMillis for how long there was no answer, in milliseconds
	 * @param restMillis how long nothing is asked because the server wants that, in
	 * milliseconds from now; 0 if it is asked again in a minute or two
	 */
	record DifferenceFailing(DifferenceScope scope, BoxId box, int boxes, String error, long failingMillis,
			long restMillis) implements EngineEvent {
	}

	/**
	 * Even the smallest page of a difference cannot be decoded, most likely because the
	 * server sends what this layer does not know. All before it is delivered, and nothing
	 * is passed: what is pushed and continues the box is delivered, what comes behind a
	 * gap waits. It is asked for again 15, 30, 60, 120, then every 240 minutes, and at
	 * once when the account is started again. Reported once until there is an answer.
	 *
	 * @param box the box that is fetched; the common box stands for the whole account
	 * @param position how far the box is
	 * @param error the error type
	 * @param retryMillis when it is asked again, in milliseconds from now
	 */
	record DifferenceUndecodable(BoxId box, int position, String error, long retryMillis) implements EngineEvent {
	}

	/**
	 * Differences that failed are answered again, or are not needed any more.
	 *
	 * @param scope whose differences
	 * @param failedMillis for how long there was no answer, in milliseconds
	 */
	record DifferenceRecovered(DifferenceScope scope, long failedMillis) implements EngineEvent {
	}

	/**
	 * A batch could not be delivered. Its lane waits; it will be delivered again.
	 *
	 * @param lane which lane
	 * @param attempt how often it failed by now; 0 if nothing but failures that do not
	 * count came of it
	 * @param failure what was thrown
	 * @param retryMillis when it is delivered again, in milliseconds from now
	 * @param batch which batch
	 * @param action what is done about it: {@link FailureAction#RETRY}, or
	 * {@link FailureAction#HOLD} if its attempts are used up
	 */
	record LaneBlocked(Lane lane, int attempt, Throwable failure, long retryMillis, FailedBatch batch,
			FailureAction action) implements EngineEvent {
	}

	/**
	 * The database gave up two transactions of the account in a row for the sake of
	 * others, because of deadlocks, locks that were not free in time or serializations
	 * that failed. The account delivers in one transaction at a time for a while.
	 *
	 * @param failure what was thrown the last time
	 * @param singleMillis for how long, in milliseconds
	 */
	record TransactionsRefused(Throwable failure, long singleMillis) implements EngineEvent {
	}

	/**
	 * An update that no handler took was stored aside, and its lane goes on. Reported
	 * when that is committed; not if the answer to the COMMIT was lost.
	 *
	 * @param lane which lane
	 * @param type simple class name of the update
	 * @param box the box it belongs to
	 * @param position position of that box after it, 0 without a box
	 * @param failure how it failed
	 */
	record UpdateParked(Lane lane, String type, BoxId box, int position,
			ParkedUpdate.Failure failure) implements EngineEvent {

		/**
		 * Describes a parked update.
		 * @param parked the update
		 * @return what it is, and none of its content
		 */
		public static UpdateParked of(ParkedUpdate parked) {
			return new UpdateParked(parked.lane(), parked.type(), parked.box(), parked.position(), parked.failure());
		}

	}

	/**
	 * The database cannot be reached, so that nothing is delivered: reported once for all
	 * accounts of the engine, by the one that found it first.
	 *
	 * @param failure what was thrown
	 * @param retryMillis when it is tried again, in milliseconds
	 */
	record StorageUnavailable(Throwable failure, long retryMillis) implements EngineEvent {
	}

	/**
	 * The database can be reached again: reported once, by the account that found it.
	 *
	 * @param awayMillis for how long it was away, in milliseconds
	 */
	record StorageAvailable(long awayMillis) implements EngineEvent {
	}

	/**
	 * A lane that was blocked goes on: its batch is committed, or the account has started
	 * again from the stored state.
	 *
	 * @param lane which lane
	 * @param attempts how often the batch had failed
	 */
	record LaneUnblocked(Lane lane, int attempts) implements EngineEvent {
	}

	/**
	 * Updates without a position could not be delivered and are gone.
	 *
	 * @param count how many
	 * @param failure what was thrown
	 */
	record EphemeralDropped(int count, Throwable failure) implements EngineEvent {
	}

	/**
	 * The stored position changed behind the engine's back. It is loaded again.
	 *
	 * @param detail what was expected and what was found
	 */
	record Reloaded(String detail) implements EngineEvent {
	}

	/**
	 * The state of the account cannot be loaded. It is tried again.
	 *
	 * @param failure what was thrown
	 * @param retryMillis when it is tried again, in milliseconds from now
	 */
	record StateNotLoadable(Throwable failure, long retryMillis) implements EngineEvent {
	}

	/**
	 * The stream has ended and does not start again by itself.
	 *
	 * @param cause why
	 * @param detail for example the error type of the server
	 */
	record Stopped(Cause cause, String detail) implements EngineEvent {

		/** Why a stream ended. */
		public enum Cause {

			/** It was asked to. */
			CLOSED,

			/** The authorisation is gone. */
			UNAUTHORIZED,

			/** The connection is logged in as somebody else. */
			WRONG_ACCOUNT,

			/** Another instance claimed the account. */
			OWNERSHIP_LOST,

			/** A batch cannot be delivered, and that was to end the stream. */
			DELIVERY_FAILED

		}

	}

}
