package io.github.telegramupdates.engine.delivery;

/**
 * Runs handlers and commits positions.
 * <p>
 * Called by one thread at a time for each lane of an account, by several threads for
 * different lanes.
 */
@FunctionalInterface
public interface UpdateDelivery {

	/**
	 * Delivers a batch: runs the handlers for its updates, in order, and commits its
	 * {@linkplain Batch#change() state change} through
	 * {@link io.github.telegramupdates.engine.storage.StateStorage#commit}, in one
	 * transaction.
	 * <p>
	 * Returns after the commit. Throws if nothing was committed: the engine then delivers
	 * the same batch again, after a while, and holds back its lane until it succeeds. A
	 * batch of the {@linkplain Lane.Ephemeral ephemeral lane} is not delivered again.
	 * @param batch what to deliver
	 * @throws io.github.telegramupdates.engine.storage.StateConflictException if the
	 * stored position is not what the batch expects
	 * @throws Exception if a handler or the database failed
	 */
	void deliver(Batch batch) throws Exception;

}
