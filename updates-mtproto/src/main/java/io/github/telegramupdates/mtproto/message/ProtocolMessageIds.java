package io.github.telegramupdates.mtproto.message;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * Gives ids to the messages of a session: time in units of 2^-32 seconds, a multiple of
 * 4, and each larger than the one before.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/description">core.telegram.org/mtproto/description</a>
 */
public final class ProtocolMessageIds {

	private static final int SECOND_BITS = 32;

	private static final long FRACTION = 0xffffffffL;

	private long last;

	/**
	 * Makes the next id.
	 * @param serverMillis time of the server, in milliseconds since 1970
	 * @param random fills what is finer than a millisecond
	 * @return the id
	 */
	public long next(long serverMillis, RandomBytes random) {
		byte[] fine = random.next(2);
		long id = atMillis(serverMillis) + ((fine[0] & 0xff) << 12) + ((fine[1] & 0xff) << 4);
		this.last = Math.max(id, this.last + 4);
		return this.last;
	}

	/**
	 * The smallest id of a time.
	 * @param millis milliseconds since 1970
	 * @return a multiple of 4
	 */
	public static long atMillis(long millis) {
		long seconds = Math.floorDiv(millis, 1000L);
		long fraction = (Math.floorMod(millis, 1000L) << SECOND_BITS) / 1000;
		return ((seconds << SECOND_BITS) | fraction) & ~3L;
	}

	/**
	 * When a message was made.
	 * @param messageId its id
	 * @return milliseconds since 1970
	 */
	public static long toMillis(long messageId) {
		long seconds = messageId >>> SECOND_BITS;
		return seconds * 1000 + (((messageId & FRACTION) * 1000) >>> SECOND_BITS);
	}

	/**
	 * Whether an id can be that of a server's message.
	 * @param messageId the id
	 * @return whether it is odd
	 */
	public static boolean isFromServer(long messageId) {
		return (messageId & 1) == 1;
	}

}
