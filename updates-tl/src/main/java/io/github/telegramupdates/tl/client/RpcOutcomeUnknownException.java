package io.github.telegramupdates.tl.client;

import java.io.IOException;
import java.io.Serial;

/**
 * A call was sent, and its answer cannot be had any more: the server may have carried it
 * out or not. It was not sent once more, because that could carry it out twice.
 */
public class RpcOutcomeUnknownException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String method;

	/**
	 * Creates the exception.
	 * @param method name of the method in the schema
	 */
	public RpcOutcomeUnknownException(String method) {
		super("Whether the server carried out " + method + " is not known");
		this.method = method;
	}

	/**
	 * The method that was called, for example {@code messages.editMessage}.
	 * @return its name in the schema
	 */
	public String method() {
		return this.method;
	}

}
