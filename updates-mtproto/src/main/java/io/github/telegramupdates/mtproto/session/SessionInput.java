package io.github.telegramupdates.mtproto.session;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.tl.TlMethod;

/**
 * What can happen to a session. Each input brings random bytes along, of which ids,
 * padding and jitter are made.
 */
public sealed interface SessionInput {

	/**
	 * When it happened.
	 * @return the moment
	 */
	Moment at();

	/**
	 * Where random bytes come from.
	 * @return random bytes
	 */
	RandomBytes random();

	/**
	 * There is a connection to the server.
	 *
	 * @param at when
	 * @param random random bytes
	 */
	record Connected(Moment at, RandomBytes random) implements SessionInput {
	}

	/**
	 * The connection is gone.
	 *
	 * @param at when
	 * @param random random bytes
	 */
	record Lost(Moment at, RandomBytes random) implements SessionInput {
	}

	/**
	 * A frame came.
	 *
	 * @param at when
	 * @param random random bytes
	 * @param frame its content, which the session decrypts where it is
	 */
	record Received(Moment at, RandomBytes random, byte[] frame) implements SessionInput {
	}

	/**
	 * Somebody calls a method.
	 *
	 * @param at when
	 * @param random random bytes
	 * @param callId names the call in the answer; used once
	 * @param method the call
	 * @param repeatable whether the server may carry it out twice; else the call fails
	 * with an {@link io.github.telegramupdates.tl.client.RpcOutcomeUnknownException}
	 * where only that could bring an answer
	 * @param repeated whether the server may have carried it out before, as another call
	 * with the same {@code random_id}
	 */
	record Call(Moment at, RandomBytes random, long callId, TlMethod<?> method, boolean repeatable,
			boolean repeated) implements SessionInput {
	}

	/**
	 * Nobody waits for an answer any more.
	 *
	 * @param at when
	 * @param random random bytes
	 * @param callId the call
	 */
	record Cancel(Moment at, RandomBytes random, long callId) implements SessionInput {
	}

	/**
	 * The armed timer went off.
	 *
	 * @param at when
	 * @param random random bytes
	 */
	record Tick(Moment at, RandomBytes random) implements SessionInput {
	}

}
