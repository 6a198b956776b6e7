package io.github.telegramupdates.tl.client;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that Telegram answered to a method call.
 * <p>
 * Telegram writes a number into some types: {@code FLOOD_WAIT_30} is type
 * {@code FLOOD_WAIT} with argument 30.
 *
 * @see <a href="https://core.telegram.org/api/errors">Error handling</a>
 */
public class RpcException extends RuntimeException {

	private static final Pattern ARGUMENT = Pattern.compile("_(\\d{1,9})(?=_|$)");

	private final int code;

	private final String type;

	private final OptionalInt argument;

	private final String method;

	private final String sent;

	/**
	 * Creates the exception for an error as it came from the server.
	 * @param code the error code, for example 420
	 * @param message the error message as sent, for example {@code FLOOD_WAIT_30}
	 * @param method name of the method in the schema
	 */
	public RpcException(int code, String message, String method) {
		super(method + ": " + code + " " + message);
		this.code = code;
		this.method = method;
		this.sent = message;
		Matcher matcher = ARGUMENT.matcher(message);
		if (matcher.find()) {
			this.argument = OptionalInt.of(Integer.parseInt(matcher.group(1)));
			this.type = matcher.replaceFirst("");
		}
		else {
			this.argument = OptionalInt.empty();
			this.type = message;
		}
	}

	/**
	 * The exception for an error, of the type that fits it best.
	 * @param code the error code, for example 303
	 * @param message the error message as sent, for example {@code USER_MIGRATE_4}
	 * @param method name of the method in the schema
	 * @return a {@link MigrateException} where another data center is meant, a
	 * {@link FloodWaitException} where the method has to be left alone
	 */
	public static RpcException of(int code, String message, String method) {
		RpcException error = new RpcException(code, message, method);
		if (FloodWaitException.isMeantBy(error)) {
			return new FloodWaitException(error);
		}
		return MigrateException.isMeantBy(error) ? new MigrateException(error) : error;
	}

	/** The error message as sent. */
	final String message() {
		return this.sent;
	}

	/**
	 * Class of the error, similar to an HTTP status: 303, 400, 401, 403, 404, 406, 420,
	 * 500, or a negative number.
	 * @return the code
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Type of the error without its argument, for example {@code FLOOD_WAIT}.
	 * @return the type
	 */
	public String type() {
		return this.type;
	}

	/**
	 * The number in the type, for example the seconds of a flood wait.
	 * @return the number, if there is one
	 */
	public OptionalInt argument() {
		return this.argument;
	}

	/**
	 * The method that failed, for example {@code updates.getDifference}.
	 * @return its name in the schema
	 */
	public String method() {
		return this.method;
	}

}
