package io.github.telegramupdates.mtproto.store;

import org.jspecify.annotations.Nullable;

/**
 * A session could not be loaded or stored. The message says where, and contains nothing
 * secret.
 */
public class SessionStoreException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message what failed, and where
	 * @param cause why, if something else failed
	 */
	public SessionStoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
