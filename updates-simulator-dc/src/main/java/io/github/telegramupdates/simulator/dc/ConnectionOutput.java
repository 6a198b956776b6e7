package io.github.telegramupdates.simulator.dc;

/**
 * The way back to one client.
 */
interface ConnectionOutput {

	void send(byte[] bytes);

	/**
	 * Sends bytes in small pieces, some time apart.
	 */
	void sendInPieces(byte[] bytes);

	/**
	 * Sends bytes, and then resets the connection.
	 */
	void sendAndReset(byte[] bytes);

	/**
	 * Closes the connection once everything is sent.
	 */
	void close();

	/**
	 * Closes the connection later, in place of an earlier time.
	 */
	void closeIn(int seconds);

	/**
	 * Leaves the connection open, whatever was planned.
	 */
	void stayOpen();

}
