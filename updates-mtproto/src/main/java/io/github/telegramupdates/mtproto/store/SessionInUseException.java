package io.github.telegramupdates.mtproto.store;

import org.jspecify.annotations.Nullable;

/**
 * Another program uses the session: two of them on one key would end it.
 */
public final class SessionInUseException extends SessionStoreException {

	/**
	 * Creates the exception.
	 * @param message what is wrong, and where
	 * @param cause why, if something else failed
	 */
	public SessionInUseException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
