package io.github.telegramupdates.spring.delivery;

import io.github.telegramupdates.engine.delivery.Batch;

/**
 * Handlers cleared the persistence context before what the handlers of other batches had
 * left was written. Nothing of the group was committed.
 */
public class DiscardedWritesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DiscardedWritesException(Batch batch) {
		super("The handlers of batch %d of %s cleared the persistence context that they share with other batches"
			.formatted(batch.id(), batch.lane()));
	}

}
