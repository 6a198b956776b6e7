package io.github.telegramupdates.spring.delivery;

import java.sql.SQLException;
import java.util.Set;

import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Decides from what a transaction threw whether the database cannot be reached.
 */
final class LostConnections {

	/** Class of connection exceptions in the SQL standard. */
	private static final String CONNECTION_EXCEPTION = "08";

	/** PostgreSQL: shut down, crashed, or not yet there. H2: broken or closed. */
	private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "90067", "90098", "90121");

	private LostConnections() {
	}

	/**
	 * Whether no transaction can begin, or the connection of one was lost.
	 * @param failure what was thrown
	 * @return whether nothing is wrong with what was to be done
	 */
	static boolean isCauseOf(Throwable failure) {
		return SqlFailure.causes(failure)
			.stream()
			.anyMatch((cause) -> cause instanceof CannotCreateTransactionException || isConnectionLost(cause));
	}

	private static boolean isConnectionLost(Throwable cause) {
		String state = (cause instanceof SQLException sql) ? sql.getSQLState() : null;
		return state != null && (state.startsWith(CONNECTION_EXCEPTION) || STATES.contains(state));
	}

}
