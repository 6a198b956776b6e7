package io.github.telegramupdates.mtproto.session;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.SessionSignal;

/**
 * What a session wants done. Answers, updates and signals come in the order of the wire,
 * and encoded: decoding them takes time, and is done elsewhere.
 */
public sealed interface SessionOutput {

	/**
	 * Send a frame.
	 *
	 * @param frame its content
	 */
	record Send(byte[] frame) implements SessionOutput {
	}

	/**
	 * A call was answered.
	 *
	 * @param callId the call
	 * @param method what was called
	 * @param answer positioned at the answer, packed maybe, of which nothing is read yet
	 */
	record Answered(long callId, TlMethod<?> method, TlReader answer) implements SessionOutput {
	}

	/**
	 * A call failed.
	 *
	 * @param callId the call
	 * @param method what was called
	 * @param error an {@link io.github.telegramupdates.tl.client.RpcException} of the
	 * server, a {@link io.github.telegramupdates.tl.TlDecodeException}, or an
	 * {@link java.io.IOException} if the server does not take it or its outcome is
	 * unknown
	 * @param repeated whether the server may have carried it out by an earlier message
	 */
	record Failed(long callId, TlMethod<?> method, Exception error, boolean repeated) implements SessionOutput {
	}

	/**
	 * Something was pushed that is no message about messages: updates, if it can be
	 * decoded.
	 *
	 * @param updates positioned at it
	 */
	record Pushed(TlReader updates) implements SessionOutput {
	}

	/**
	 * Updates may have been lost.
	 *
	 * @param signal why
	 */
	record Signalled(SessionSignal signal) implements SessionOutput {
	}

	/**
	 * Something happened that does not concern the stream of updates.
	 *
	 * @param event what happened
	 */
	record Noticed(ClientEvent event) implements SessionOutput {
	}

	/**
	 * Close the connection, and open another one.
	 *
	 * @param reason why; nothing secret
	 */
	record Disconnect(String reason) implements SessionOutput {
	}

	/**
	 * Store another salt for the next start.
	 *
	 * @param salt the salt
	 */
	record SaltChanged(long salt) implements SessionOutput {
	}

	/**
	 * The server answered a ping: the connection works.
	 *
	 * @param millis how long that took
	 */
	record RoundTrip(long millis) implements SessionOutput {
	}

	/**
	 * Give a {@link SessionInput.Tick} at a time, and at none that was asked for before.
	 *
	 * @param monotonicMillis when
	 */
	record ArmTimer(long monotonicMillis) implements SessionOutput {
	}

}
