package io.github.telegramupdates.simulator.dc.lint;

/**
 * A way in which a client breaks the rules of the protocol.
 */
public enum Violation {

	/** The key of a message does not fit its content. */
	MESSAGE_KEY("messageKey"),

	/**
	 * A message has less than 12 or more than 1024 bytes of padding, or a wrong length.
	 */
	PADDING("padding"),

	/**
	 * Message ids do not grow, or are not divisible by 4. Messages that only overtook
	 * each other, as their sequence numbers show, are in order.
	 */
	MESSAGE_ID_ORDER("msgIdOrder"),

	/** A message id is more than 300 s old or more than 30 s ahead. */
	MESSAGE_ID_TIME("msgIdTime"),

	/** A sequence number does not fit the message, or those before and after it. */
	SEQUENCE_NUMBER("seqno"),

	/**
	 * The first call of a session is not wrapped in {@code initConnection}, and no
	 * earlier call with its key was.
	 */
	MISSING_INIT_CONNECTION("missingInitConnection"),

	/** Content was not acknowledged for 60 s. */
	UNACKNOWLEDGED("unacknowledged");

	private final String text;

	Violation(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
