package io.github.telegramupdates.engine.delivery;

/**
 * The database cannot be reached, or begins no transaction: nothing is wrong with what
 * was to be delivered. All lanes of an engine pause until one delivery reaches it again,
 * and nothing counts as failed.
 */
public class StorageUnavailableException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param cause what was thrown
	 */
	public StorageUnavailableException(Throwable cause) {
		super("The storage is not available: " + cause.getClass().getName(), cause);
	}

}
