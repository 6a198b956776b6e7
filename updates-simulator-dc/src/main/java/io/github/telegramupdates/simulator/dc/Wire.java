package io.github.telegramupdates.simulator.dc;

/**
 * The way back to one client.
 */
interface Wire {

	void send(byte[] bytes);

	/**
	 * Closes the connection once everything is sent.
	 */
	void close();

	/**
	 * Closes the connection later, in place of an earlier time.
	 */
	void closeIn(int seconds);

}
