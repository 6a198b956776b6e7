package io.github.telegramupdates.spring.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The state of an account's connection: a snapshot.
 *
 * @param phase what the connection is doing
 * @param since when it began to do so
 * @param problem what went wrong last: the type of an error of Telegram, or the class of
 * an exception; {@code null} if nothing did
 */
public record ConnectionState(Phase phase, Instant since, @Nullable String problem) {

	/**
	 * Whether Telegram can be reached.
	 * @return {@code true} if the transport is up
	 */
	public boolean isUp() {
		return this.phase == Phase.CONNECTED;
	}

	/**
	 * What a connection is doing.
	 */
	public enum Phase {

		/** Tries to reach Telegram for the first time since the start. */
		CONNECTING,

		/** Reached Telegram. */
		CONNECTED,

		/** Lost Telegram and tries to get it back. */
		DISCONNECTED,

		/** Telegram refuses the authorisation of the account. */
		UNAUTHORIZED,

		/** Is closed: the account was stopped, or not started yet. */
		CLOSED

	}

}
