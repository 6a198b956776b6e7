package io.github.telegramupdates.mtproto.exchange;

/**
 * What a key exchange wants done.
 */
public sealed interface ExchangeOutput {

	/**
	 * Send a frame.
	 *
	 * @param frame its content
	 */
	record Send(byte[] frame) implements ExchangeOutput {
	}

	/**
	 * Give a {@link ExchangeInput.Tick} at a time.
	 *
	 * @param monotonicMillis when
	 */
	record ArmTimer(long monotonicMillis) implements ExchangeOutput {
	}

	/**
	 * The exchange is over, and there is a key. Store it before it is used.
	 *
	 * @param key the key and what came with it
	 */
	record Finished(ExchangedKey key) implements ExchangeOutput {
	}

	/**
	 * The exchange is over, and there is none. Close the connection.
	 *
	 * @param failure why
	 * @param detail what was wrong; nothing secret
	 */
	record Failed(ExchangeFailure failure, String detail) implements ExchangeOutput {
	}

}
