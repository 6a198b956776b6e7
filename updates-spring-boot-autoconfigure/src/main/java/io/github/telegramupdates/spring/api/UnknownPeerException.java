package io.github.telegramupdates.spring.api;

/**
 * An account cannot name a user, chat or channel to Telegram, because it has no access
 * hash of it. The message says what to do.
 */
public final class UnknownPeerException extends RuntimeException {

	UnknownPeerException(String account, String peer, String cure) {
		super("Account '" + account + "' has no access hash of " + peer + ": " + cure);
	}

}
