package io.github.telegramupdates.spring.actuate;

import org.jspecify.annotations.Nullable;

/**
 * What became of an operation.
 *
 * @param operation which operation
 * @param outcome whether it is done
 * @param failure class of what it has thrown, {@code null} if it did not fail
 */
public record OperationResult(String operation, Outcome outcome, @Nullable String failure) {

	/**
	 * Outcomes of operations.
	 */
	public enum Outcome {

		/** It is done. */
		DONE,

		/** It goes on after the answer. */
		ACCEPTED,

		/** It failed. */
		FAILED

	}

}
