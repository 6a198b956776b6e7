package io.github.telegramupdates.mtproto.exchange;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;

/**
 * What an exchange waits for.
 */
interface Stage {

	/**
	 * The answer came.
	 * @param answer positioned at it
	 * @param input how it came
	 * @return how the exchange goes on
	 * @throws ExchangeException if it does not
	 */
	Step receive(TlReader answer, ExchangeInput.Received input);

	/** How an exchange goes on. */
	sealed interface Step {

	}

	/**
	 * By another request.
	 *
	 * @param request what to send
	 * @param stage what to wait for then
	 */
	record Next(TlMethod<?> request, Stage stage) implements Step {
	}

	/**
	 * Not at all: there is a key.
	 *
	 * @param key the key
	 */
	record Done(ExchangedKey key) implements Step {
	}

}
