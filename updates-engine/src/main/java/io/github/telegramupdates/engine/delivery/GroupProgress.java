package io.github.telegramupdates.engine.delivery;

/**
 * How a group is to be delivered, and how far it is. Belongs to one delivery.
 */
public interface GroupProgress {

	/**
	 * Which attempt to deliver a batch this is, as {@link RetryPolicy#maxAttempts} counts
	 * them. That it is handled again because another batch of its group failed, or
	 * because the database gave a transaction up, does not count.
	 * @param batch a batch of the group
	 * @return 1, and one more for each attempt that failed
	 */
	int attempt(Batch batch);

	/**
	 * Whether what the handlers of a batch left to be written is written before the next
	 * batch is handled, so that {@link BatchFailedException} names the batch that the
	 * database refuses.
	 * @param batch a batch of the group
	 * @return whether to flush after it
	 */
	boolean isFlushedAfter(Batch batch);

	/**
	 * Whether what the handlers of an update left to be written is written before the
	 * next update is handled, so that {@link BatchFailedException} names the update that
	 * is to blame. Then the batch is delivered alone.
	 * @param batch a batch of the group
	 * @return whether to flush after each of its updates
	 */
	boolean isFlushedAfterUpdate(Batch batch);

	/**
	 * The handlers of a batch have returned. Its lane is alone in its groups for a while
	 * if that took long.
	 * @param batch the batch
	 */
	void handled(Batch batch);

	/**
	 * The handlers of a batch discarded what the handlers of others left to be written.
	 * The lane of the batch is flushed before from then on.
	 * @param batch the batch
	 */
	void discarded(Batch batch);

	/**
	 * Whether what other lanes left to be written has to be written before a batch is
	 * handled, because handlers of its lane discarded such things before.
	 * @param batch a batch of the group
	 * @return whether to flush before it
	 */
	boolean isFlushedBefore(Batch batch);

}
