package io.github.telegramupdates.spring.storage.jpa;

import java.sql.SQLException;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.FailureCauses;
import org.jspecify.annotations.Nullable;

/**
 * What the states of SQL errors mean.
 */
public final class SqlStates {

	/** Of the standard, and of H2. */
	private static final Set<String> NOT_ALLOWED = Set.of("42501", "90096");

	private SqlStates() {
	}

	/**
	 * Looks for the error that says that a user may not do something.
	 * @param failure what failed
	 * @return the error, {@code null} if it failed for another reason
	 */
	public static @Nullable SQLException refusal(Throwable failure) {
		for (Throwable cause : FailureCauses.of(failure)) {
			if (cause instanceof SQLException sql && NOT_ALLOWED.contains(String.valueOf(sql.getSQLState()))) {
				return sql;
			}
		}
		return null;
	}

}
