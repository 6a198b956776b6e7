package io.github.telegramupdates.spring.client;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The client is configured in a way that cannot work. Names every mistake with its cure.
 */
final class InvalidClientPropertiesException extends FailureAnalyzedException {

	InvalidClientPropertiesException(List<ClientProblem> problems) {
		super("The connection to Telegram is not configured properly:" + lines(problems),
				"Correct these properties, or define a bean of type TelegramConnectionFactory, "
						+ "to which they mean nothing.");
	}

	private static String lines(List<ClientProblem> problems) {
		String separator = System.lineSeparator() + "    - ";
		return problems.stream().map(ClientProblem::text).collect(Collectors.joining(separator, separator, ""));
	}

}
