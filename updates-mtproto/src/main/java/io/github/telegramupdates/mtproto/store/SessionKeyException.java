package io.github.telegramupdates.mtproto.store;

import org.jspecify.annotations.Nullable;

/**
 * A session is sealed by another key than the one that is configured. It is left as it
 * is.
 */
public final class SessionKeyException extends SessionStoreException {

	/**
	 * Creates the exception.
	 * @param message what is wrong, and where
	 * @param cause why, if something else failed
	 */
	public SessionKeyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
