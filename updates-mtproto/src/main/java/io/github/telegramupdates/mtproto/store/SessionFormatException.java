package io.github.telegramupdates.mtproto.store;

import org.jspecify.annotations.Nullable;

/**
 * What is stored is no session that this version can read. It is left as it is.
 */
public final class SessionFormatException extends SessionStoreException {

	/**
	 * Creates the exception.
	 * @param message what is wrong, and where
	 * @param cause why, if something else failed
	 */
	public SessionFormatException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
