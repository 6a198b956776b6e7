package io.github.telegramupdates.engine.storage;

import org.jspecify.annotations.Nullable;

/**
 * What is stored is not what a change expected. Nothing of the change was stored.
 */
public class StateConflictException extends RuntimeException {

	private final long userId;

	private final Reason reason;

	private final String detail;

	/**
	 * Creates the exception.
	 * @param userId id of the account
	 * @param reason what the conflict means
	 * @param detail what was expected and what was found
	 */
	public StateConflictException(long userId, Reason reason, String detail) {
		this(userId, reason, detail, null);
	}

	/**
	 * Creates the exception for a conflict that the database found.
	 * @param userId id of the account
	 * @param reason what the conflict means
	 * @param detail what was expected and what was found
	 * @param cause the error of the database
	 */
	public StateConflictException(long userId, Reason reason, String detail, @Nullable Throwable cause) {
		super("Account " + userId + ": " + detail, cause);
		this.userId = userId;
		this.reason = reason;
		this.detail = detail;
	}

	/**
	 * The account.
	 * @return id of the account
	 */
	public long userId() {
		return this.userId;
	}

	/**
	 * What was expected and what was found.
	 * @return the message without the account
	 */
	public String detail() {
		return this.detail;
	}

	/**
	 * What the conflict means.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * What a conflict means.
	 */
	public enum Reason {

		/**
		 * The account was claimed by someone else. The owner of the older claim stops.
		 */
		OWNERSHIP_LOST,

		/**
		 * The claim still holds, but the row was changed by someone else. The owner
		 * reloads and goes on.
		 */
		POSITION_CHANGED

	}

}
