package io.github.telegramupdates.spring.delivery;

import java.sql.SQLException;
import java.util.List;

import io.github.telegramupdates.engine.delivery.FailureCauses;
import org.jspecify.annotations.Nullable;

/**
 * What a failure was caused by, as JDBC says it.
 */
public final class SqlFailure {

	private SqlFailure() {
	}

	/**
	 * Returns a failure and its causes. A batch of statements says what went wrong in the
	 * exception that follows.
	 * @param failure what was thrown
	 * @return the failure first, the innermost cause last
	 */
	public static List<Throwable> causes(Throwable failure) {
		return FailureCauses.of(failure, SqlFailure::next);
	}

	private static @Nullable Throwable next(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause == null && failure instanceof SQLException sql) ? sql.getNextException() : cause;
	}

}
