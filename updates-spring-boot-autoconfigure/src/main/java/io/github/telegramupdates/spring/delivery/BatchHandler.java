package io.github.telegramupdates.spring.delivery;

import io.github.telegramupdates.engine.delivery.Batch;

/**
 * What the application does with the updates of a batch. Called inside the transaction in
 * which the position moves, by several threads for different lanes.
 */
public interface BatchHandler {

	/**
	 * Whether the batch holds anything that the application wants.
	 * @param batch the batch
	 * @return {@code false} if {@link #handle} would do nothing
	 */
	boolean accepts(Batch batch);

	/**
	 * Handles the updates of a batch, in order.
	 * @param batch the batch
	 * @throws io.github.telegramupdates.engine.delivery.BatchFailedException if it failed
	 * at an update that can be named, which may be parked then
	 * @throws Exception if anything failed; the transaction then rolls back, and the
	 * batch comes again
	 */
	void handle(Batch batch) throws Exception;

}
