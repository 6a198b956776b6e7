package io.github.telegramupdates.engine.storage;

/**
 * Two changes were to be merged that do not follow each other, or several were to be
 * committed that do not belong together. Nothing was stored.
 */
public class StateChangeOrderException extends IllegalArgumentException {

	private final long userId;

	/**
	 * Creates the exception.
	 * @param userId id of the account
	 * @param detail which changes do not fit
	 */
	public StateChangeOrderException(long userId, String detail) {
		super("Account " + userId + ": " + detail);
		this.userId = userId;
	}

	/**
	 * The account.
	 * @return id of the account of the first change
	 */
	public long userId() {
		return this.userId;
	}

}
