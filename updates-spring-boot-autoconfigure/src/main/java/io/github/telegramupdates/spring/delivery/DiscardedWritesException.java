package io.github.telegramupdates.spring.delivery;

import java.util.List;
import java.util.stream.Collectors;

import io.github.telegramupdates.engine.delivery.Batch;

/**
 * Handlers cleared the persistence context before what the handlers of other batches had
 * left was written. Nothing of the group was committed.
 */
public class DiscardedWritesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DiscardedWritesException(List<Batch> batches) {
		super("Handlers cleared the persistence context that they share with other batches, at " + batches.stream()
			.map((batch) -> "batch %d of %s".formatted(batch.id(), batch.lane()))
			.collect(Collectors.joining(", ")));
	}

}
