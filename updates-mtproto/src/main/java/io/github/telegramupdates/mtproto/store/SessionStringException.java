package io.github.telegramupdates.mtproto.store;

import io.github.telegramupdates.mtproto.transport.ServerAddress;

/**
 * A text is no session string of a known library. The message contains nothing of it.
 */
public final class SessionStringException extends IllegalArgumentException {

	/**
	 * Creates the exception.
	 * @param problem what is wrong with the text
	 */
	SessionStringException(String problem) {
		super("This is no session string of Telethon, Pyrogram or mtcute: " + problem);
	}

	static void requireDc(int dc) {
		if (dc <= 0 || dc > 1_000) {
			throw new SessionStringException("there is no data center " + dc);
		}
	}

	static void requirePossible(ServerAddress address) {
		if (!address.isPossible()) {
			throw new SessionStringException("nothing can listen at the address of its data center");
		}
	}

}
