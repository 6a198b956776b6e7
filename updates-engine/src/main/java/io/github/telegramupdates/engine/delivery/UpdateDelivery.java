package io.github.telegramupdates.engine.delivery;

import java.util.List;

/**
 * Runs handlers and commits positions.
 * <p>
 * Called by one thread at a time for each lane of an account, by several threads for
 * different lanes.
 */
@FunctionalInterface
public interface UpdateDelivery {

	/**
	 * Delivers a group of batches of one account, all or nothing: runs the handlers for
	 * their updates, in order, and commits each {@linkplain Batch#change() state change}
	 * through {@link io.github.telegramupdates.engine.storage.StateStorage#commit}, in
	 * one transaction. Of a {@linkplain Batch#replay() parked update} it
	 * {@linkplain Replay#commit deletes} the stored one instead.
	 * <p>
	 * Returns after the commit. Throws if nothing was committed: the engine then delivers
	 * the same batches again, after a while, and holds back their lanes until it
	 * succeeds. A batch of the {@linkplain Lane.Ephemeral ephemeral lane} is not
	 * delivered again.
	 * @param group what to deliver, never empty; those of a lane in its order. A single
	 * batch unless {@link #isAtomic()}
	 * @throws BatchFailedException if a batch made the group fail that can be named
	 * @throws io.github.telegramupdates.engine.storage.StateConflictException if the
	 * stored position is not what a batch expects
	 * @throws Exception if the database failed, or a handler at a group of one batch
	 */
	void deliver(List<Batch> group) throws Exception;

	/**
	 * Whether a group is delivered all or nothing. Groups of a delivery that is not have
	 * one batch each, because those before a batch that fails would be delivered again.
	 * @return {@code false} unless it is overridden
	 */
	default boolean isAtomic() {
		return false;
	}

	/**
	 * Delivers a group, and says how far it is. What {@link #deliver(List)} guarantees
	 * holds.
	 * @param group what to deliver
	 * @param progress how to deliver it, and where to say what happened
	 * @throws Exception as {@link #deliver(List)} does
	 */
	default void deliver(List<Batch> group, GroupProgress progress) throws Exception {
		deliver(group);
	}

}
