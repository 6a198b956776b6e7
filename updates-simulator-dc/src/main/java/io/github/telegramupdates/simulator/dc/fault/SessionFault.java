package io.github.telegramupdates.simulator.dc.fault;

/**
 * What goes wrong in a session.
 */
public enum SessionFault implements Fault {

	/** The salts of the key are replaced before the next call. */
	BAD_SALT("bad-salt"),
	/** The next message with a call is rejected with a code. */
	BAD_MESSAGE("bad-msg"),
	/** The session and what it holds are forgotten before the next message. */
	LOSE_SESSION("lose-session"),
	/** The next answer is lost. */
	DROP_RESULT("drop-result"),
	/** The next answer or push is only announced, until it is asked for. */
	DETAILED("msg-detailed"),
	/** The next answer or push is compressed. */
	GZIP("gzip"),
	/** The next answer or push comes alone in a container. */
	CONTAINER("container"),
	/** The next answer or push comes twice. */
	DUPLICATE("dup"),
	/** A message that nobody knows comes before the next push. */
	UNKNOWN("unknown"),
	/** The next answer or push comes with a wrong message key. */
	WRONG_KEY("wrong-key");

	private static final int ID_TOO_LOW = 16;

	private final String text;

	SessionFault(String text) {
		this.text = text;
	}

	@Override
	public String text() {
		return this.text;
	}

	@Override
	public int defaultNumber() {
		return isCounted() ? 1 : ID_TOO_LOW;
	}

	@Override
	public boolean isCounted() {
		return this != BAD_MESSAGE;
	}

}
