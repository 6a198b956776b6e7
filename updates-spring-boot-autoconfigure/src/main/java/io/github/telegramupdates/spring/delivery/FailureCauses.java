package io.github.telegramupdates.spring.delivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a failure was caused by.
 */
final class FailureCauses {

	private FailureCauses() {
	}

	/**
	 * A failure and its causes, the innermost last.
	 */
	static List<Throwable> of(Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Throwable> chain = new ArrayList<>();
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = next(cause)) {
			chain.add(cause);
		}
		return chain;
	}

	// a batch of statements says what went wrong in the exception that follows
	private static @Nullable Throwable next(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause == null && failure instanceof SQLException sql) ? sql.getNextException() : cause;
	}

}
