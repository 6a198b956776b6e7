package io.github.telegramupdates.spring.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that the JDBC driver of {@code spring.datasource.url} is not on the class
 * path, which otherwise ends in a long stack trace.
 */
class MissingDriverFailureAnalyzer extends AbstractFailureAnalyzer<BeanCreationException> {

	private static final Pattern DRIVER = Pattern.compile("(?:Failed to|Cannot) load driver class:? ([\\w.$]+)");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCreationException cause) {
		for (Throwable ex = cause; ex != null; ex = ex.getCause()) {
			Matcher driver = DRIVER.matcher(String.valueOf(ex.getMessage()));
			if (driver.find()) {
				return new FailureAnalysis(
						"The JDBC driver " + driver.group(1) + " of the DataSource is not on the class path.",
						"Add the driver with scope runtime: " + dependency(driver.group(1)) + ".", rootFailure);
			}
		}
		return null;
	}

	private static String dependency(String driver) {
		return switch (driver) {
			case "org.postgresql.Driver" -> "org.postgresql:postgresql";
			case "org.h2.Driver" -> "com.h2database:h2";
			default -> "org.postgresql:postgresql or com.h2database:h2, for the databases that the Telegram storage "
					+ "knows";
		};
	}

}
