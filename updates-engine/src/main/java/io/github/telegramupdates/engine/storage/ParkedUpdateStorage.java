package io.github.telegramupdates.engine.storage;

import java.util.Optional;

/**
 * Keeps parked updates. {@link StateStorage#commit} adds them, see
 * {@link StateChange#parked()}; {@link StateStorage#forget} deletes those of an account.
 * <p>
 * Implementations are safe for use by many threads.
 */
public interface ParkedUpdateStorage {

	/**
	 * Returns a parked update.
	 * @param userId id of the account
	 * @param id id of the parked update
	 * @return the update, empty if it was replayed or discarded
	 */
	Optional<ParkedUpdate> find(long userId, long id);

	/**
	 * Visits the parked updates of an account.
	 * @param userId id of the account
	 * @param visitor called once for each, oldest first
	 */
	void forEach(long userId, Visitor visitor);

	/**
	 * Counts the parked updates of an account.
	 * @param userId id of the account
	 * @return how many there are
	 */
	long count(long userId);

	/**
	 * Deletes a parked update that is delivered, in the transaction of its handlers.
	 * @param userId id of the account
	 * @param ownerEpoch the claim of the caller
	 * @param id id of the parked update
	 * @throws StateConflictException if it is stored no more, or if the account was
	 * claimed since; the caller's transaction must roll back
	 */
	void deleteReplayed(long userId, long ownerEpoch, long id);

	/**
	 * Notes that a parked update failed again. Nothing happens if it is stored no more.
	 * @param userId id of the account
	 * @param id id of the parked update
	 * @param failure how it failed, with all attempts counted
	 */
	void failedAgain(long userId, long id, ParkedUpdate.Failure failure);

	/**
	 * Deletes a parked update without delivering it.
	 * @param userId id of the account
	 * @param id id of the parked update
	 * @return whether it was stored
	 */
	boolean discard(long userId, long id);

	/**
	 * Receives parked updates.
	 */
	@FunctionalInterface
	interface Visitor {

		/**
		 * Receives a parked update.
		 * @param parked the update
		 */
		void visit(ParkedUpdate parked);

	}

}
