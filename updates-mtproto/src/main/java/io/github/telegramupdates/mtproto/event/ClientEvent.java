package io.github.telegramupdates.mtproto.event;

import java.time.Duration;

/**
 * Something that happened to a client, and that does not concern the stream of updates.
 * Holds nothing secret.
 */
public sealed interface ClientEvent {

	/**
	 * A connection was opened.
	 *
	 * @param dc number of the data center
	 * @param address where it listens, as host and port
	 */
	record Connected(int dc, String address) implements ClientEvent {
	}

	/**
	 * A connection is gone, or could not be opened.
	 *
	 * @param dc number of the data center
	 * @param address where it listens, as host and port
	 * @param reason why, in words
	 * @param retryAfter when the next one is opened
	 */
	record Disconnected(int dc, String address, String reason, Duration retryAfter) implements ClientEvent {
	}

	/**
	 * A key was agreed on.
	 *
	 * @param dc number of the data center
	 */
	record KeyExchanged(int dc) implements ClientEvent {
	}

	/**
	 * The account is in another data center, to which the client connects now.
	 *
	 * @param from number of the data center that said so
	 * @param to number of the one that it named
	 */
	record Migrated(int from, int to) implements ClientEvent {
	}

	/**
	 * The server answered a ping.
	 *
	 * @param time from the ping to its answer
	 */
	record RoundTrip(Duration time) implements ClientEvent {
	}

	/**
	 * The clock of this machine turned out to be wrong.
	 *
	 * @param offset the server's time minus this machine's
	 */
	record ClockOffset(Duration offset) implements ClientEvent {
	}

	/**
	 * The server did not take a message, which is sent again.
	 *
	 * @param code why, by the table of {@code bad_msg_notification}
	 */
	record BadMessage(int code) implements ClientEvent {
	}

	/**
	 * The server created a session.
	 */
	record NewSession() implements ClientEvent {
	}

	/**
	 * The server asked to wait before a method is called again.
	 *
	 * @param method name of the method in the schema
	 * @param type the error type, for example {@code FLOOD_WAIT}
	 * @param duration how long
	 * @param held whether the client waits and repeats the call; else the call failed
	 */
	record FloodWait(String method, String type, Duration duration, boolean held) implements ClientEvent {
	}

	/**
	 * The server failed, and a call is repeated.
	 *
	 * @param method name of the method in the schema
	 * @param type the error type
	 * @param after when it is repeated
	 */
	record CallRepeated(String method, String type, Duration after) implements ClientEvent {
	}

	/**
	 * Updates came faster than they were consumed, and were dropped; the consumer is
	 * notified to ask for them.
	 */
	record InboxOverflow() implements ClientEvent {
	}

	/**
	 * An object could not be decoded.
	 *
	 * @param reason what is wrong, and where; no values
	 */
	record DecodeFailure(String reason) implements ClientEvent {
	}

}
