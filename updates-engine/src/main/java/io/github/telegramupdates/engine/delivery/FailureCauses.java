package io.github.telegramupdates.engine.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a failure was caused by. Causes of what an application throws may form a circle:
 * each is looked at once.
 */
public final class FailureCauses {

	private FailureCauses() {
	}

	/**
	 * Returns a failure and its causes.
	 * @param failure what was thrown
	 * @return the failure first, the innermost cause last
	 */
	public static List<Throwable> of(Throwable failure) {
		return of(failure, Throwable::getCause);
	}

	/**
	 * Returns a failure and its causes.
	 * @param failure what was thrown
	 * @param next the cause of a failure, {@code null} if it has none
	 * @return the failure first, the innermost cause last
	 */
	public static List<Throwable> of(Throwable failure, UnaryOperator<@Nullable Throwable> next) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = next.apply(cause)) {
			causes.add(cause);
		}
		return causes;
	}

}
