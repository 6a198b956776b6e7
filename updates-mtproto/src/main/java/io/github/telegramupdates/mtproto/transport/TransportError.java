package io.github.telegramupdates.mtproto.transport;

/**
 * The server refuses a connection, and says why instead of a message.
 *
 * @param code a positive number, as in {@code 404} for the frame that holds -404
 */
public record TransportError(int code) {

	/**
	 * The server does not know the authorization key.
	 */
	public static final int UNKNOWN_KEY = 404;

	/**
	 * There are too many connections.
	 */
	public static final int FLOOD = 429;

	/**
	 * The data center is not the one that was meant.
	 */
	public static final int WRONG_DC = 444;

}
