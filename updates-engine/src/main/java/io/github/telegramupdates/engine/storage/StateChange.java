package io.github.telegramupdates.engine.storage;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Lane;
import org.jspecify.annotations.Nullable;

/**
 * One or more steps of a lane, to be committed together with what the handlers wrote.
 * <p>
 * A change says what it expects to find; {@link StateStorage#commit} refuses it when it
 * finds something else. That comparison is what makes delivery exactly-once: two
 * deliveries of one step cannot both commit. Each step raises the version of what it
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
	 * Where the steps belong.
	 * @return the lane of the account or of a channel
	 */
	Lane lane();

	/**
	 * The position before the first step.
	 * @return what is stored, {@code null} if nothing is
	 */
	@Nullable Record expected();

	/**
	 * The version before the first step.
	 * @return how often what is stored was written
	 */
	long version();

	/**
	 * The position after the last step.
	 * @return what to store
	 */
	Record next();

	/**
	 * The version after the last step.
	 * @return {@link #version} and one for each step
	 */
	long nextVersion();

	/**
	 * Stretches that the change passes without delivering them, to be stored with it.
	 * @return the holes, mostly none
	 */
	List<HistoryHole> holes();

	/**
	 * Updates that the change passes although no handler took them, to be stored with it.
	 * @return the updates, mostly none
	 */
	List<ParkedUpdate> parked();

	/**
	 * Returns this change with updates that are to be parked.
	 * @param parked the updates, behind those that are parked already
	 * @return the same with these
	 */
	StateChange withParked(List<ParkedUpdate> parked);

	/**
	 * Merges this change with the one that follows it in its lane. What is stored after
	 * the merged change is what is stored after both: it expects what this change
	 * expects, and stores what the other stores. Of the intents of a channel, and of
	 * settled generations, the highest stays; holes and parked updates follow each other.
	 * @param following the change that follows
	 * @return both as one change
	 * @throws StateChangeOrderException if the other change does not begin where this one
	 * ends: in another lane, account or claim, from another position or version
	 */
	StateChange then(StateChange following);

	/**
	 * Steps of the account's lane: common box, qts box, seq and date.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the claim under which the change is made
	 * @param expected what is stored, {@code null} if the account has no state yet
	 * @param version how often what is stored was written, see
	 * {@link StateStorage#getVersion}
	 * @param next what to store
	 * @param nextVersion the version of what to store
	 * @param intents promises to store with it; an intent replaces the stored one of its
	 * channel
	 * @param holes stretches that are passed
	 * @param parked updates that are passed
	 */
	record AccountChange(long userId, long ownerEpoch, @Nullable AccountState expected, long version, AccountState next,
			long nextVersion, List<FetchIntent> intents, List<HistoryHole> holes,
			List<ParkedUpdate> parked) implements StateChange {

		/**
		 * Copies the lists.
		 */
		public AccountChange {
			ConsecutiveChanges.requireRising(version, nextVersion);
			intents = List.copyOf(intents);
			holes = List.copyOf(holes);
			parked = List.copyOf(parked);
		}

		/**
		 * Creates a single step.
		 * @param userId id of the account
		 * @param ownerEpoch the claim under which the change is made
		 * @param expected what is stored, {@code null} if the account has no state yet
		 * @param version how often what is stored was written
		 * @param next what to store
		 * @param intents promises to store with it
		 * @param holes stretches that are passed
		 */
		public AccountChange(long userId, long ownerEpoch, @Nullable AccountState expected, long version,
				AccountState next, List<FetchIntent> intents, List<HistoryHole> holes) {
			this(userId, ownerEpoch, expected, version, next, version + 1, intents, holes, List.of());
		}

		@Override
		public Lane lane() {
			return Lane.ACCOUNT;
		}

		@Override
		public AccountChange withParked(List<ParkedUpdate> parked) {
			return new AccountChange(this.userId, this.ownerEpoch, this.expected, this.version, this.next,
					this.nextVersion, this.intents, this.holes, ConsecutiveChanges.concat(this.parked, parked));
		}

		@Override
		public AccountChange then(StateChange following) {
			ConsecutiveChanges.requireConsecutive(this, following);
			AccountChange last = (AccountChange) following;
			return new AccountChange(this.userId, this.ownerEpoch, this.expected, this.version, last.next,
					last.nextVersion, ConsecutiveChanges.highest(this.intents, last.intents),
					ConsecutiveChanges.concat(this.holes, last.holes),
					ConsecutiveChanges.concat(this.parked, last.parked));
		}

	}

	/**
	 * Steps of a channel's lane.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the claim under which the change is made
	 * @param channelId id of the channel
	 * @param expected what is stored, {@code null} if the channel has no state yet
	 * @param version how often what is stored was written; {@link StateStorage#NO_ROW} if
	 * the channel has no state yet
	 * @param next what to store
	 * @param nextVersion the version of what to store
	 * @param settledGeneration promises of this channel up to and including this
	 * generation are kept and to be deleted; 0 for none
	 * @param holes stretches that are passed
	 * @param parked updates that are passed
	 */
	record ChannelChange(long userId, long ownerEpoch, long channelId, @Nullable ChannelState expected, long version,
			ChannelState next, long nextVersion, long settledGeneration, List<HistoryHole> holes,
			List<ParkedUpdate> parked) implements StateChange {

		/**
		 * Copies the lists.
		 */
		public ChannelChange {
			ConsecutiveChanges.requireRising(version, nextVersion);
			if ((expected == null) != (version == StateStorage.NO_ROW)) {
				throw new IllegalArgumentException(
						"channel " + channelId + " is expected at " + expected + " and in version " + version);
			}
			holes = List.copyOf(holes);
			parked = List.copyOf(parked);
		}

		/**
		 * Creates a single step.
		 * @param userId id of the account
		 * @param ownerEpoch the claim under which the change is made
		 * @param channelId id of the channel
		 * @param expected what is stored, {@code null} if the channel has no state yet
		 * @param version how often what is stored was written
		 * @param next what to store
		 * @param settledGeneration promises up to this generation are to be deleted
		 * @param holes stretches that are passed
		 */
		public ChannelChange(long userId, long ownerEpoch, long channelId, @Nullable ChannelState expected,
				long version, ChannelState next, long settledGeneration, List<HistoryHole> holes) {
			this(userId, ownerEpoch, channelId, expected, version, next, version + 1, settledGeneration, holes,
					List.of());
		}

		@Override
		public Lane lane() {
			return Lane.channel(this.channelId);
		}

		@Override
		public ChannelChange withParked(List<ParkedUpdate> parked) {
			return new ChannelChange(this.userId, this.ownerEpoch, this.channelId, this.expected, this.version,
					this.next, this.nextVersion, this.settledGeneration, this.holes,
					ConsecutiveChanges.concat(this.parked, parked));
		}

		@Override
		public ChannelChange then(StateChange following) {
			ConsecutiveChanges.requireConsecutive(this, following);
			ChannelChange last = (ChannelChange) following;
			return new ChannelChange(this.userId, this.ownerEpoch, this.channelId, this.expected, this.version,
					last.next, last.nextVersion, Math.max(this.settledGeneration, last.settledGeneration),
					ConsecutiveChanges.concat(this.holes, last.holes),
					ConsecutiveChanges.concat(this.parked, last.parked));
		}

	}

}
