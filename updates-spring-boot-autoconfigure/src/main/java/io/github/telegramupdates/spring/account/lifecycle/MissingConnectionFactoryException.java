package io.github.telegramupdates.spring.account.lifecycle;

import java.util.Set;

import io.github.telegramupdates.spring.account.TelegramConnectionFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Accounts are configured, but nothing can connect them to Telegram.
 */
final class MissingConnectionFactoryException extends FailureAnalyzedException {

	MissingConnectionFactoryException(Set<String> accounts) {
		super("Telegram accounts %s are configured, but there is no bean of type %s that could open their connections."
			.formatted(accounts, TelegramConnectionFactory.class.getName()),
				"Define a bean of type TelegramConnectionFactory, or remove the accounts under "
						+ "telegram.updates.accounts, or set telegram.updates.enabled to false.");
	}

}
