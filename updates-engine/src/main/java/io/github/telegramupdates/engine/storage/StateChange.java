package io.github.telegramupdates.engine.storage;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step of a lane, to be committed together with what the handlers wrote.
 * <p>
 * A change says what it expects to find; {@link StateStorage#commit(StateChange)} refuses
 * it when it finds something else. That comparison is what makes delivery exactly-once:
 * two deliveries of one step cannot both commit.
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
	 * A step of the account's lane: common box, qts box, seq and date.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the claim under which the change is made
	 * @param expected what is stored, {@code null} if the account has no state yet
	 * @param next what to store
	 * @param intents promises to store with it; an intent replaces the stored one of its
	 * channel
	 */
	record AccountChange(long userId, long ownerEpoch, @Nullable AccountState expected, AccountState next,
			List<FetchIntent> intents) implements StateChange {

		/**
		 * Copies the intents.
		 */
		public AccountChange {
			intents = List.copyOf(intents);
		}

	}

	/**
	 * A step of a channel's lane.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the claim under which the change is made
	 * @param channelId id of the channel
	 * @param expected what is stored, {@code null} if the channel has no state yet
	 * @param next what to store
	 * @param settledGeneration promises of this channel up to and including this
	 * generation are kept and to be deleted; 0 for none
	 */
	record ChannelChange(long userId, long ownerEpoch, long channelId, @Nullable ChannelState expected,
			ChannelState next, long settledGeneration) implements StateChange {
	}

}
