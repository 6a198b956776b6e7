package io.github.telegramupdates.spring.delivery;

import java.util.Collection;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * There are several transaction managers, and none of them is the obvious one.
 */
final class AmbiguousTransactionManagerException extends FailureAnalyzedException {

	AmbiguousTransactionManagerException(Collection<String> names, Throwable cause) {
		super("Updates are delivered in a transaction of the application, but it has several transaction managers: "
				+ String.join(", ", names) + ".",
				"Mark the one that manages the database of the update positions as @Primary, or the others as "
						+ "@Bean(defaultCandidate = false).",
				cause);
	}

}
