package io.github.telegramupdates.engine.storage;

/**
 * A named setter was called for an account that has no state.
 */
public class StateNotFoundException extends RuntimeException {

	private final long userId;

	/**
	 * Creates the exception.
	 * @param userId id of the account
	 */
	public StateNotFoundException(long userId) {
		super("Account " + userId + " has no state: call setState first, or let the engine start once");
		this.userId = userId;
	}

	/**
	 * The account that has no state.
	 * @return id of the account
	 */
	public long userId() {
		return this.userId;
	}

}
