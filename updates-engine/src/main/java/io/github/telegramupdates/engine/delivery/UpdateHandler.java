package io.github.telegramupdates.engine.delivery;

/**
 * Handles updates one by one, for those who do without Spring.
 */
@FunctionalInterface
public interface UpdateHandler {

	/**
	 * Handles an update.
	 * @param userId id of the account
	 * @param update the update
	 * @throws Exception if it could not be handled; its batch is delivered again
	 */
	void handle(long userId, SequencedUpdate update) throws Exception;

}
