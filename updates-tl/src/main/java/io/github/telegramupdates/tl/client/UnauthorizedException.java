package io.github.telegramupdates.tl.client;

/**
 * The account is not logged in, and will not be: asking again changes nothing until
 * somebody did something about it. A client ends by it, whatever the code of the error.
 */
public class UnauthorizedException extends RpcException {

	/**
	 * Creates the exception.
	 * @param code the error code, for example 401
	 * @param message the error message as sent, for example {@code SESSION_REVOKED}
	 * @param method name of the method in the schema
	 */
	public UnauthorizedException(int code, String message, String method) {
		super(code, message, method);
	}

}
