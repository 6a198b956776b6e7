package io.github.telegramupdates.mtproto.login;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far an account is with its login, and why no further. Holds nothing secret.
 *
 * @param state the state
 * @param reason type of the error, for {@link State#REFUSED}
 * @param until when the login goes on, for {@link State#FLOOD_WAIT}
 */
public record LoginStatus(State state, @Nullable String reason, @Nullable Instant until) {

	/** A state that needs no explanation. */
	public static LoginStatus of(State state) {
		return new LoginStatus(state, null, null);
	}

	/** Nothing is tried any more. */
	public static LoginStatus refused(String reason) {
		return new LoginStatus(State.REFUSED, reason, null);
	}

	static LoginStatus floodWait(long unixSeconds) {
		return new LoginStatus(State.FLOOD_WAIT, null, Instant.ofEpochSecond(unixSeconds));
	}

	/**
	 * What helps against the reason.
	 * @return one or two sentences, {@code null} if there is no reason
	 * @see LoginHints
	 */
	public @Nullable String cure() {
		return (this.reason != null) ? LoginHints.cureOf(this.reason) : null;
	}

	/**
	 * How far the account is.
	 */
	public enum State {

		/** Nobody has asked the client to connect. */
		NOT_STARTED,

		/** There is no connection yet, or the login is under way. */
		LOGGING_IN,

		/** The handler was asked for the code. */
		WAITING_FOR_CODE,

		/** The handler was asked for the password. */
		WAITING_FOR_PASSWORD,

		/** The server wants no login before a time. */
		FLOOD_WAIT,

		/** The account is logged in, be it connected or not. */
		LOGGED_IN,

		/** The account is not logged in, and nothing is tried any more. */
		REFUSED,

		/** The client was closed. */
		CLOSED

	}

}
