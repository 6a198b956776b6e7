package io.github.telegramupdates.tl.client;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a session, as far as the stream of updates is concerned.
 */
public sealed interface SessionSignal {

	/**
	 * The transport is up. Updates that were in flight when the last transport went down
	 * may be lost, although the server normally sends them again.
	 */
	record Connected() implements SessionSignal {
	}

	/**
	 * The transport is down. The client tries to get it back.
	 */
	record Disconnected() implements SessionSignal {
	}

	/**
	 * The server created a new session: whatever it held for the old one is lost to push.
	 * (Service message {@code new_session_created}.)
	 *
	 * @param uniqueId identifies the creation; the same id may be announced more than
	 * once
	 */
	record NewSession(long uniqueId) implements SessionSignal {
	}

	/**
	 * A container of updates could not be decoded and was dropped.
	 *
	 * @param channelId the channel that it was about, if that much could be read
	 * @param reason what was wrong with it
	 */
	record DecodeFailed(@Nullable Long channelId, String reason) implements SessionSignal {
	}

	/**
	 * The account moved to another data center, or has a new authorisation key.
	 */
	record Migrated() implements SessionSignal {
	}

	/**
	 * The authorisation is gone for good.
	 *
	 * @param reason the error type, for example {@code AUTH_KEY_UNREGISTERED}
	 */
	record LoggedOut(String reason) implements SessionSignal {
	}

}
