package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.intake.Sessions;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an account.
 */
public sealed interface Input {

	/**
	 * When it happened.
	 * @return the moment
	 */
	Moment at();

	/**
	 * The first input of every engine: what is stored.
	 *
	 * @param at when
	 * @param ownerEpoch the claim under which this engine writes
	 * @param version how often the row of the account was written
	 * @param state position of the account, {@code null} if it has none
	 * @param channels positions of its channels
	 * @param intents intents that were not carried out yet
	 * @param limits what earlier engines learnt about the server
	 * @param openChannels channels that the application shows, the one that was opened
	 * last at the end
	 */
	record Load(Moment at, long ownerEpoch, long version, @Nullable AccountState state, List<StoredChannel> channels,
			List<FetchIntent> intents, ServerLimits limits, List<Long> openChannels) implements Input {

		/**
		 * The first load of an account: nothing was learnt, and nothing is shown.
		 * @param at when
		 * @param ownerEpoch the claim under which this engine writes
		 * @param version how often the row of the account was written
		 * @param state position of the account, {@code null} if it has none
		 * @param channels positions of its channels
		 * @param intents intents that were not carried out yet
		 */
		public Load(Moment at, long ownerEpoch, long version, @Nullable AccountState state,
				List<StoredChannel> channels, List<FetchIntent> intents) {
			this(at, ownerEpoch, version, state, channels, intents, ServerLimits.NONE, List.of());
		}

		/**
		 * Returns this with what is not stored.
		 * @param now when the engine begins
		 * @param known what earlier engines learnt about the server
		 * @param shown channels that the application shows
		 * @return a new input
		 */
		public Load with(Moment now, ServerLimits known, List<Long> shown) {
			return new Load(now, this.ownerEpoch, this.version, this.state, this.channels, this.intents, known, shown);
		}

	}

	/**
	 * A channel as it is stored.
	 *
	 * @param channelId id of the channel
	 * @param state its position
	 * @param version how often its row was written
	 */
	record StoredChannel(long channelId, ChannelState state, long version) {
	}

	/**
	 * A container of updates came, by push or as the answer to a call.
	 *
	 * @param at when
	 * @param updates the container
	 * @param peers whether all peers that its short messages mention are known
	 */
	record Live(Moment at, UpdatesType updates, Peers peers) implements Input {

		/** Whether peers are known. */
		public enum Peers {

			/** All peers are known. */
			COMPLETE,

			/** A peer of a short message is unknown. */
			INCOMPLETE

		}

	}

	/**
	 * Containers came while there was no engine, and were more than can be kept: what
	 * they were about has to be fetched.
	 *
	 * @param at when
	 * @param account what of the account
	 * @param channels which channels, each once
	 */
	record Missed(Moment at, Set<AccountPart> account, List<MissedChannel> channels) implements Input {

		/** What of an account may be missing. */
		public enum AccountPart {

			/** Something of the common box. */
			COMMON,

			/** Something of the qts box. */
			QTS,

			/** That the server has reset its count. */
			NEW_COUNT

		}

	}

	/**
	 * A channel of which something was missed.
	 *
	 * @param channelId id of the channel
	 * @param start where the first of it begins; {@link #UNKNOWN} if it did not say
	 */
	record MissedChannel(long channelId, int start) {

		/** Nothing said where it begins. */
		public static final int UNKNOWN = -1;

	}

	/**
	 * A call of an earlier engine was refused, and the method has to rest (T25).
	 *
	 * @param at when
	 * @param method the method that was called
	 * @param error why
	 */
	record Refused(Moment at, FetchMethod method, FetchError error) implements Input {
	}

	/**
	 * A call moved a position without an update.
	 *
	 * @param at when
	 * @param box the common box or a channel
	 * @param pts position after the call
	 * @param count how many positions the call covers
	 */
	record Affected(Moment at, BoxId box, int pts, int count) implements Input {
	}

	/**
	 * An answer mentioned the position of a channel. It moves nothing, but shows what may
	 * be missing.
	 *
	 * @param at when
	 * @param channelId id of the channel
	 * @param pts position of its box at the server
	 */
	record PtsHint(Moment at, long channelId, int pts) implements Input {
	}

	/**
	 * The answer to {@link Output.FetchState}.
	 *
	 * @param at when
	 * @param fetchId of the request
	 * @param state the answer
	 */
	record StateFetched(Moment at, long fetchId, State state) implements Input {
	}

	/**
	 * The answer to {@link Output.FetchAccount}.
	 *
	 * @param at when
	 * @param fetchId of the request
	 * @param difference the answer
	 */
	record AccountFetched(Moment at, long fetchId, DifferenceType difference) implements Input {
	}

	/**
	 * The answer to {@link Output.FetchChannel}.
	 *
	 * @param at when
	 * @param fetchId of the request
	 * @param difference the answer
	 */
	record ChannelFetched(Moment at, long fetchId, ChannelDifferenceType difference) implements Input {
	}

	/**
	 * A request failed.
	 *
	 * @param at when
	 * @param fetchId of the request
	 * @param error why
	 */
	record FetchFailed(Moment at, long fetchId, FetchError error) implements Input {
	}

	/**
	 * Something happened to the session.
	 *
	 * @param at when
	 * @param signal what
	 */
	record Signal(Moment at, SessionSignal signal) implements Input {
	}

	/**
	 * The access hash of a channel became known, or the account joined it.
	 *
	 * @param at when
	 * @param channelId id of the channel
	 */
	record PeerKnown(Moment at, long channelId) implements Input {
	}

	/**
	 * The account left a channel, or deleted it, by a call of its own.
	 *
	 * @param at when
	 * @param channelId id of the channel
	 */
	record ChannelLeft(Moment at, long channelId) implements Input {
	}

	/**
	 * Updates of the account are pushed to another number of sessions now; to one until
	 * this is reported.
	 *
	 * @param at when
	 * @param count how many, at least 1
	 */
	record Sessions(Moment at, int count) implements Input {
	}

	/**
	 * The application begins to show a channel.
	 *
	 * @param at when
	 * @param channelId id of the channel
	 */
	record ChannelOpened(Moment at, long channelId) implements Input {
	}

	/**
	 * The application no longer shows a channel.
	 *
	 * @param at when
	 * @param channelId id of the channel
	 */
	record ChannelClosed(Moment at, long channelId) implements Input {
	}

	/**
	 * A batch was committed. Batches of a lane are committed in the order in which they
	 * were emitted.
	 *
	 * @param at when
	 * @param lane of the batch
	 * @param batchId of the batch
	 */
	record Committed(Moment at, Lane lane, long batchId) implements Input {
	}

	/**
	 * The armed timer went off.
	 *
	 * @param at when
	 */
	record Tick(Moment at) implements Input {
	}

}
