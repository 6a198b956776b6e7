package io.github.telegramupdates.simulator.dc.fault;

import java.util.Arrays;

/**
 * Something that goes wrong, or is unusual, on request.
 */
public enum Fault {

	/** The salts of the key are replaced before the next call. */
	BAD_SALT("bad-salt"),

	/** The next message with a call is rejected. */
	BAD_MESSAGE("bad-msg"),

	/** The connection ends instead of the next answer or push. */
	DISCONNECT("disconnect"),

	/** The next answer is lost. */
	DROP_RESULT("drop-result"),

	/** The next answer or push is compressed. */
	GZIP("gzip"),

	/** The next answer or push comes alone in a container. */
	CONTAINER("container"),

	/** The next answer or push comes twice. */
	DUPLICATE("dup"),

	/** A message that nobody knows comes before the next push. */
	UNKNOWN("unknown");

	private final String text;

	Fault(String text) {
		this.text = text;
	}

	/**
	 * Finds a fault.
	 * @param text its name, for example {@code bad-salt}
	 * @return the fault
	 * @throws IllegalArgumentException if there is none
	 */
	public static Fault named(String text) {
		return Arrays.stream(values())
			.filter((fault) -> fault.text.equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no fault " + text));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
