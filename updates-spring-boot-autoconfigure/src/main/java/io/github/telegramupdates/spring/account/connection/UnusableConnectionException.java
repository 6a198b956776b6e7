package io.github.telegramupdates.spring.account.connection;

/**
 * A connection factory or a client breaks its contract. The message names it, and holds
 * nothing that came from Telegram.
 */
final class UnusableConnectionException extends RuntimeException {

	UnusableConnectionException(Object culprit, String what) {
		super(culprit.getClass().getName() + " " + what);
	}

}
