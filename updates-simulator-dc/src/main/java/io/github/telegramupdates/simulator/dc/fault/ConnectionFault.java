package io.github.telegramupdates.simulator.dc.fault;

/**
 * What goes wrong with a connection.
 */
public enum ConnectionFault implements Fault {

	/** The connection ends instead of the next answer or push. */
	DISCONNECT("disconnect"),
	/** The next frame ends in its middle, with a reset of the connection. */
	HALF("half"),
	/** The next frame comes in many small pieces. */
	FRAGMENT("fragment"),
	/** From the next message on nothing is received or sent, and the connection stays. */
	SILENCE("silence"),
	/** The next message is answered by the transport's error -429. */
	TOO_MANY("flood429"),
	/** The next message is answered by the transport's error -404. */
	NOT_FOUND("not-found");

	private final String text;

	ConnectionFault(String text) {
		this.text = text;
	}

	@Override
	public String text() {
		return this.text;
	}

}
