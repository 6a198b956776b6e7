package io.github.telegramupdates.engine.storage;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step of a lane, to be committed together with what the handlers wrote.
 * <p>
 * A change says what it expects to find; {@link StateStorage#commit(StateChange)} refuses
 * it when it finds something else. That comparison is what makes delivery exactly-once:
 * two deliveries of one step cannot both commit. Each step raises the version of what it
 * writes, so that holds for a step that moves nothing, too.
 */
public sealed interface StateChange {

	/**
	 * The account.
	 * @return id of the Telegram user or bot
	 */
	long userId();

	/**
	 * The claim under which the change is made, see {@link StateStorage#claim(long)}.
	 * @return the owner epoch
	 */
	long ownerEpoch();

	/**
	 * Stretches that the change passes without delivering them, to be stored with it.
	 * @return the holes, mostly none
	 */
	List<HistoryHole> holes();

	/**
	 * A step of the account's lane: common box, qts box, seq and date.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the claim under which the change is made
	 * @param expected what is stored, {@code null} if the account has no state yet
	 * @param version how often what is stored was written, see
	 * {@link StateStorage#getVersion}
	 * @param next what to store
	 * @param intents promises to store with it; an intent replaces the stored one of its
	 * channel
	 * @param holes stretches that are passed
	 */
	record AccountChange(long userId, long ownerEpoch, @Nullable AccountState expected, long version, AccountState next,
			List<FetchIntent> intents, List<HistoryHole> holes) implements StateChange {

		/**
		 * Copies the lists.
		 */
		public AccountChange {
			intents = List.copyOf(intents);
			holes = List.copyOf(holes);
		}

	}

	/**
	 * A step of a channel's lane.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the claim under which the change is made
	 * @param channelId id of the channel
	 * @param expected what is stored, {@code null} if the channel has no state yet
	 * @param version how often what is stored was written; {@link StateStorage#NO_ROW} if
	 * the channel has no state yet
	 * @param next what to store
	 * @param settledGeneration promises of this channel up to and including this
	 * generation are kept and to be deleted; 0 for none
	 * @param holes stretches that are passed
	 */
	record ChannelChange(long userId, long ownerEpoch, long channelId, @Nullable ChannelState expected, long version,
			ChannelState next, long settledGeneration, List<HistoryHole> holes) implements StateChange {

		/**
		 * Copies the holes.
		 */
		public ChannelChange {
			if ((expected == null) != (version == StateStorage.NO_ROW)) {
				throw new IllegalArgumentException(
						"channel " + channelId + " is expected at " + expected + " and in version " + version);
			}
			holes = List.copyOf(holes);
		}

	}

}
