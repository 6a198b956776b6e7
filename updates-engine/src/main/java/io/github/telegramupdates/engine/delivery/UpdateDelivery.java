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
	 * one transaction. The engine hands over groups of one batch.
	 * <p>
	 * Returns after the commit. Throws if nothing was committed: the engine then delivers
	 * the same batches again, after a while, and holds back their lanes until it
	 * succeeds. A batch of the {@linkplain Lane.Ephemeral ephemeral lane} is not
	 * delivered again.
	 * @param group what to deliver, never empty; those of a lane in its order
	 * @throws io.github.telegramupdates.engine.storage.StateConflictException if the
	 * stored position is not what the batch expects
	 * @throws Exception if a handler or the database failed
	 */
	void deliver(List<Batch> group) throws Exception;

}
