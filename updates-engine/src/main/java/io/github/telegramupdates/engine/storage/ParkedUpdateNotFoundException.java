package io.github.telegramupdates.engine.storage;

/**
 * A parked update is not stored: it was replayed or discarded, or never was.
 */
public class ParkedUpdateNotFoundException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param userId id of the account
	 * @param id id of the parked update
	 */
	public ParkedUpdateNotFoundException(long userId, long id) {
		super("Account " + userId + " has no parked update " + id);
	}

}
