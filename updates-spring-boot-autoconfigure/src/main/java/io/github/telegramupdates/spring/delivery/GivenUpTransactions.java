package io.github.telegramupdates.spring.delivery;

import java.sql.SQLException;
import java.util.Set;

import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Decides from what a transaction threw whether the database gave it up for the sake of
 * another one: a deadlock, a lock that was not free in time, a serialization that failed.
 * An entity that somebody else has changed ("optimistic locking") is none of these: it
 * may be stale for good.
 */
final class GivenUpTransactions {

	/**
	 * Of the standard: serialization failure, also H2's deadlock. PostgreSQL: deadlock,
	 * lock not available. H2: lock not available, row changed by another transaction.
	 */
	private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

	private GivenUpTransactions() {
	}

	/**
	 * Whether the same may succeed at once.
	 * @param failure what was thrown
	 * @return whether nothing is wrong with what was to be done
	 */
	static boolean isCauseOf(Throwable failure) {
		return SqlFailure.causes(failure).stream().anyMatch(GivenUpTransactions::isGivenUp);
	}

	private static boolean isGivenUp(Throwable cause) {
		return cause instanceof PessimisticLockingFailureException
				|| (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState())));
	}

}
