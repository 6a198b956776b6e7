package io.github.telegramupdates.spring.account;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The state of an account's connection: a snapshot.
 *
 * @param phase what the connection is doing
 * @param since when it began to do so
 * @param problem what went wrong last: the type of an error of Telegram, or the class of
 * an exception; {@code null} if nothing did
 * @param connecting how long it has taken by now to begin the stream, without the waits
 * that Telegram asked for; zero once the stream has begun
 * @param waitingUntil the end of a wait that Telegram asked for, {@code null} if there is
 * none
 */
public record ConnectionState(Phase phase, Instant since, @Nullable String problem, Duration connecting,
		@Nullable Instant waitingUntil) {

	/**
	 * A state in which nothing is waited for.
	 * @param phase what the connection is doing
	 * @param since when it began to do so
	 * @param problem what went wrong last, {@code null} if nothing did
	 */
	public ConnectionState(Phase phase, Instant since, @Nullable String problem) {
		this(phase, since, problem, Duration.ZERO, null);
	}

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

		/** Waits until this instance may connect: another one has the account. */
		STANDBY,

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
