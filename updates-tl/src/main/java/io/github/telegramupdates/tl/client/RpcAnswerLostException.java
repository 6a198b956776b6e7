package io.github.telegramupdates.tl.client;

import java.io.IOException;
import java.io.Serial;

/**
 * A call was carried out once, and its answer is lost: it was sent again by the same
 * {@code random_id}, because the server had forgotten the session, and the server knows
 * that id already. What was sent comes with the updates of the account. Making the call
 * again would carry it out twice.
 */
public class RpcAnswerLostException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String method;

	/**
	 * Creates the exception.
	 * @param method name of the method in the schema
	 */
	public RpcAnswerLostException(String method) {
		super("The server carried out " + method + ", but its answer is lost");
		this.method = method;
	}

	/**
	 * The method that was called, for example {@code messages.sendMessage}.
	 * @return its name in the schema
	 */
	public String method() {
		return this.method;
	}

}
