package io.github.telegramupdates.spring.autoconfigure;

import java.util.List;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Accounts are configured in a way that cannot work. Names every mistake at once.
 */
final class InvalidAccountsException extends FailureAnalyzedException {

	InvalidAccountsException(List<String> problems) {
		super("Telegram accounts are not configured completely:" + lines(problems),
				"Give each account an api-id and an api-hash, as https://my.telegram.org shows them, "
						+ "and either the bot-token of a bot or the phone of a user.");
	}

	private static String lines(List<String> problems) {
		String separator = System.lineSeparator() + "    - ";
		return separator + String.join(separator, problems);
	}

}
