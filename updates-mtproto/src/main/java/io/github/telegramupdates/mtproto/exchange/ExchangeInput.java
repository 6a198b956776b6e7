package io.github.telegramupdates.mtproto.exchange;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.message.Moment;

/**
 * What can happen to a key exchange.
 */
public sealed interface ExchangeInput {

	/**
	 * When it happened.
	 * @return the moment
	 */
	Moment at();

	/**
	 * The connection is there. The first input, and only that.
	 *
	 * @param at when
	 * @param random makes nonces
	 */
	record Start(Moment at, RandomBytes random) implements ExchangeInput {
	}

	/**
	 * A frame came.
	 *
	 * @param at when
	 * @param frame its content
	 * @param random makes nonces and secrets
	 */
	record Received(Moment at, byte[] frame, RandomBytes random) implements ExchangeInput {
	}

	/**
	 * The armed timer went off.
	 *
	 * @param at when
	 */
	record Tick(Moment at) implements ExchangeInput {
	}

}
