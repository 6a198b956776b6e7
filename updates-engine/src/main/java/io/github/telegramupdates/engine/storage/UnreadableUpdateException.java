package io.github.telegramupdates.engine.storage;

import org.jspecify.annotations.Nullable;

/**
 * A parked update cannot be read: it was stored by a version of another layer, or its
 * bytes are damaged. It stays stored.
 */
public class UnreadableUpdateException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message why it cannot be read, without anything of its content
	 * @param cause what the reader says, {@code null} if the layer is the reason
	 */
	public UnreadableUpdateException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
