package io.github.telegramupdates.mtproto.session.liveness;

/**
 * Counts connections in a row on which nothing of the session arrived. A server may know
 * the key and not the session, or hold the session to be one of another connection, and
 * say neither.
 */
public final class SilentConnections {

	/** After so many, another session is tried. */
	private static final int ENOUGH = 3;

	private int inARow;

	/** A message of the session has come, or another session begins. */
	public void forget() {
		this.inARow = 0;
	}

	/**
	 * A connection begins, and goes on with the session.
	 */
	public void begin() {
		this.inARow++;
	}

	/** Whether the next connection needs another session. */
	public boolean areEnough() {
		return this.inARow >= ENOUGH;
	}

}
