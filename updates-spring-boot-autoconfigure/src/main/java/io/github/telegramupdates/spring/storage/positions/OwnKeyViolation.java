package io.github.telegramupdates.spring.storage.positions;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.telegramupdates.engine.delivery.FailureCauses;
import io.github.telegramupdates.spring.storage.jpa.StorageTables;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a row of ours was already there. Anything else that the database refuses
 * is no conflict: a trigger or a constraint of somebody else would be in the way again.
 */
final class OwnKeyViolation {

	private static final String UNIQUE_VIOLATION = "23505";

	/** The constraint of a primary key; H2 says its schema and index, too. */
	private static final Pattern PRIMARY_KEY = Pattern.compile("(?:^|\\.)\"?(\\w+)_pk(?:ey)?\"?(?: index .*)?$");

	/** As H2 names an index, with its table. */
	private static final Pattern ON_TABLE = Pattern.compile("(?:^| )on (?:\"?\\w+\"?\\.)*\"?(\\w+)\"?\\(");

	private OwnKeyViolation() {
	}

	static boolean isCauseOf(Throwable failure) {
		String constraint = null;
		boolean unique = false;
		for (Throwable cause : FailureCauses.of(failure)) {
			if (cause instanceof ConstraintViolationException violation) {
				constraint = violation.getConstraintName();
			}
			unique |= cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
		}
		return unique && isOurs(constraint);
	}

	private static boolean isOurs(@Nullable String constraint) {
		if (constraint == null) {
			return false;
		}
		String name = constraint.toLowerCase(Locale.ROOT);
		Matcher key = PRIMARY_KEY.matcher(name);
		Matcher table = ON_TABLE.matcher(name);
		return (key.find() && StorageTables.contains(key.group(1)))
				|| (table.find() && StorageTables.contains(table.group(1)));
	}

}
