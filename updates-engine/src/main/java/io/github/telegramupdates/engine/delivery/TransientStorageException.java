package io.github.telegramupdates.engine.delivery;

/**
 * The database gave a transaction up for the sake of another one: a deadlock, a lock that
 * was not free in time, or a serialization that failed. Nothing is wrong with what was to
 * be delivered: it is delivered once more at once, and nothing counts as an attempt.
 * <p>
 * It is the cause of a {@link BatchFailedException} if it happened to the handlers of a
 * batch.
 */
public class TransientStorageException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param cause what was thrown
	 */
	public TransientStorageException(Throwable cause) {
		super("The storage gave a transaction up: " + cause.getClass().getName(), cause);
	}

}
