package io.github.telegramupdates.engine.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Stores the positions of accounts.
 * <p>
 * The engine itself uses {@link #claim}, {@link #getVersion}, {@link #getState},
 * {@link #forEachChannelRow} and {@link #forEachFetchIntent} when an account starts, then
 * writes through {@link #commit} only, and looks after its claims by
 * {@link #getOwnerEpochs}. The named setters are for administration, while the account
 * does not run: a running engine answers a change behind its back with a reload.
 * <p>
 * Implementations are safe for use by many threads.
 */
public interface StateStorage {

	/**
	 * Version of what is not stored.
	 */
	long NO_ROW = -1;

	/**
	 * Returns the position of an account.
	 * @param userId id of the account
	 * @return the position, empty if the account has none
	 */
	Optional<AccountState> getState(long userId);

	/**
	 * Returns how often what is stored of an account itself was written, without its
	 * channels: each claim, step and setter raises it by at least one. Whoever wants to
	 * write a step reads it before the position: a step from there is refused if anything
	 * was written since.
	 * @param userId id of the account
	 * @return the version, {@link #NO_ROW} if nothing is stored
	 */
	long getVersion(long userId);

	/**
	 * Creates or replaces the position of an account. Channels keep theirs.
	 * @param userId id of the account
	 * @param state the position
	 */
	void setState(long userId, AccountState state);

	/**
	 * Replaces the position of the common box.
	 * @param userId id of the account
	 * @param pts the position
	 * @throws StateNotFoundException if the account has no state
	 */
	void setPts(long userId, int pts);

	/**
	 * Replaces the position of the qts box.
	 * @param userId id of the account
	 * @param qts the position
	 * @throws StateNotFoundException if the account has no state
	 */
	void setQts(long userId, int qts);

	/**
	 * Replaces the date.
	 * @param userId id of the account
	 * @param date in seconds since 1970
	 * @throws StateNotFoundException if the account has no state
	 */
	void setDate(long userId, int date);

	/**
	 * Replaces the number of the last ordered container.
	 * @param userId id of the account
	 * @param seq the number
	 * @throws StateNotFoundException if the account has no state
	 */
	void setSeq(long userId, int seq);

	/**
	 * Replaces the date and the number of the last ordered container.
	 * @param userId id of the account
	 * @param date in seconds since 1970
	 * @param seq the number
	 * @throws StateNotFoundException if the account has no state
	 */
	void setDateSeq(long userId, int date, int seq);

	/**
	 * Returns the position of a channel.
	 * @param userId id of the account
	 * @param channelId id of the channel
	 * @return the position, empty if the channel has none
	 */
	OptionalInt getChannelPts(long userId, long channelId);

	/**
	 * Creates or replaces the position of a channel.
	 * @param userId id of the account
	 * @param channelId id of the channel
	 * @param pts the position
	 * @throws StateNotFoundException if the account has no state
	 */
	void setChannelPts(long userId, long channelId, int pts);

	/**
	 * Visits the channels of an account.
	 * @param userId id of the account
	 * @param visitor called once for each channel, in no particular order
	 */
	default void forEachChannel(long userId, ChannelVisitor visitor) {
		forEachChannelRow(userId, (channelId, state, version) -> visitor.visit(channelId, state));
	}

	/**
	 * Visits the channels of an account with their versions: each step and setter raises
	 * that of its channel.
	 * @param userId id of the account
	 * @param visitor called once for each channel, in no particular order
	 */
	void forEachChannelRow(long userId, ChannelRowVisitor visitor);

	/**
	 * Visits the promises that were stored and not yet kept.
	 * @param userId id of the account
	 * @param visitor called once for each channel that has a promise
	 */
	void forEachFetchIntent(long userId, FetchIntentVisitor visitor);

	/**
	 * Visits the stretches that were passed without being delivered.
	 * @param userId id of the account
	 * @param visitor called once for each hole, oldest first
	 */
	void forEachHole(long userId, HoleVisitor visitor);

	/**
	 * The parked updates, if they are kept: then {@link #commit} stores those of a
	 * change. If they are not, nothing is parked: a lane whose batch fails again and
	 * again is held.
	 * @return empty unless it is overridden
	 */
	default Optional<ParkedUpdateStorage> parkedUpdates() {
		return Optional.empty();
	}

	/**
	 * Makes the caller the owner of an account: changes under an older claim are refused
	 * from now on. Works for an account without state, too.
	 * @param userId id of the account
	 * @return the owner epoch: greater than all that were returned before for this
	 * account
	 */
	long claim(long userId);

	/**
	 * Returns which claims hold now, for accounts that may have been claimed by somebody
	 * else since.
	 * @param userIds ids of accounts, at most 1,000
	 * @return the owner epoch of each of them that was ever claimed
	 */
	Map<Long, Long> getOwnerEpochs(Collection<Long> userIds);

	/**
	 * Stores changes of several lanes at once, in the transaction of the caller if there
	 * is one. Either all of them are stored with their promises, holes and parked
	 * updates, or nothing is. The owner is checked once, without a lock that would keep
	 * out other changes of the account. {@link StateChangeGroup} checks and orders what
	 * is given.
	 * @param changes of one account, under one claim, at most one of each lane, in any
	 * order; nothing happens if there are none
	 * @throws StateConflictException if a stored position or its version is not the
	 * expected one, or if the account was claimed since; the caller's transaction must
	 * roll back. It names the account and the lane
	 * @throws StateChangeOrderException if the changes are of several accounts or claims,
	 * or if two are of one lane
	 */
	void commit(List<StateChange> changes);

	/**
	 * Stores a change of one lane, as {@link #commit(List)} does.
	 * @param change the change
	 * @throws StateConflictException if the stored position or its version is not the
	 * expected one, or if the account was claimed since; the caller's transaction must
	 * roll back
	 */
	default void commit(StateChange change) {
		commit(List.of(change));
	}

	/**
	 * Deletes the position of an account, of all its channels, its promises, its holes
	 * and its parked updates. The claim stays.
	 * @param userId id of the account
	 */
	void forget(long userId);

	/**
	 * Receives channels.
	 */
	@FunctionalInterface
	interface ChannelVisitor {

		/**
		 * Receives a channel.
		 * @param channelId id of the channel
		 * @param state its position
		 */
		void visit(long channelId, ChannelState state);

	}

	/**
	 * Receives channels with their versions.
	 */
	@FunctionalInterface
	interface ChannelRowVisitor {

		/**
		 * Receives a channel.
		 * @param channelId id of the channel
		 * @param state its position
		 * @param version how often it was written
		 */
		void visit(long channelId, ChannelState state, long version);

	}

	/**
	 * Receives promises.
	 */
	@FunctionalInterface
	interface FetchIntentVisitor {

		/**
		 * Receives a promise.
		 * @param intent the promise
		 */
		void visit(FetchIntent intent);

	}

	/**
	 * Receives holes.
	 */
	@FunctionalInterface
	interface HoleVisitor {

		/**
		 * Receives a hole.
		 * @param hole the hole
		 */
		void visit(HistoryHole hole);

	}

}
