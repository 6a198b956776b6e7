package io.github.telegramupdates.mtproto.inbox;

import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;

/**
 * Something that waits for the consumer.
 */
sealed interface Received {

	/**
	 * How long it is, in bytes.
	 */
	default int size() {
		return 0;
	}

	/**
	 * Updates that the server pushed.
	 */
	record Push(TlReader updates, int size) implements Received {

		Push(TlReader updates) {
			this(updates, updates.remaining());
		}

	}

	/**
	 * Updates were dropped.
	 */
	record Dropped() implements Received {
	}

	/**
	 * The answer to a call.
	 */
	record Answer(PendingAnswer<?> call, TlReader result, int size) implements Received {

		Answer(PendingAnswer<?> call, TlReader result) {
			this(call, result, result.remaining());
		}

	}

	/**
	 * An error instead of an answer.
	 */
	record Failure(PendingAnswer<?> call, RpcException error) implements Received {
	}

	/**
	 * Something happened to the session.
	 */
	record Signal(SessionSignal signal) implements Received {
	}

}
