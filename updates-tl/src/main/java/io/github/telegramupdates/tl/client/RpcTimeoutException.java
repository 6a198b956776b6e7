package io.github.telegramupdates.tl.client;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/**
 * A call was not answered in time, and nobody waits for its answer any more. The server
 * may have carried it out or not.
 */
public class RpcTimeoutException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String method;

	/**
	 * Creates the exception.
	 * @param method name of the method in the schema
	 * @param timeout how long the answer was waited for
	 */
	public RpcTimeoutException(String method, Duration timeout) {
		super(method + " was not answered in " + timeout.toMillis() + " ms");
		this.method = method;
	}

	/**
	 * The method that was called, for example {@code messages.getHistory}.
	 * @return its name in the schema
	 */
	public String method() {
		return this.method;
	}

}
