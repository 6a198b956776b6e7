package io.github.telegramupdates.mtproto.login;

import java.util.OptionalInt;

import io.github.telegramupdates.mtproto.store.SessionStoreException;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.UnauthorizedException;
import org.jspecify.annotations.Nullable;

/**
 * The account cannot be logged in, or is logged out for good. Nothing is tried again
 * until somebody changed something; the message says what.
 */
public final class LoginRefusedException extends UnauthorizedException {

	private final String cure;

	private final String explanation;

	/**
	 * Creates the exception for what a server answered.
	 * @param error the answer
	 */
	public LoginRefusedException(RpcException error) {
		this(error.code(), message(error), error.method(), "", error);
	}

	private LoginRefusedException(int code, String message, String method, String explanation,
			@Nullable Throwable cause) {
		super(code, message, method);
		this.cure = LoginHints.cureOf(type());
		this.explanation = explanation;
		initCause(cause);
	}

	private static String message(RpcException error) {
		OptionalInt argument = error.argument();
		return argument.isPresent() ? error.type() + "_" + argument.getAsInt() : error.type();
	}

	/** A refusal that is this client's own. */
	static LoginRefusedException ofClient(String type) {
		return new LoginRefusedException(401, type, "login", "", null);
	}

	/**
	 * The session string was taken before, and its session has ended.
	 * @return the refusal
	 */
	public static LoginRefusedException ofUsedSessionString() {
		return ofClient(LoginHints.SESSION_STRING_USED_UP);
	}

	/**
	 * A session is stored and cannot be read: it is damaged, or sealed by another key.
	 * @param problem what is wrong, and where
	 * @return the refusal
	 */
	public static LoginRefusedException ofUnreadableSession(SessionStoreException problem) {
		return new LoginRefusedException(401, LoginHints.SESSION_UNREADABLE, "load", problem.getMessage() + ". ",
				problem);
	}

	/**
	 * The account was logged out by this client.
	 * @return the refusal
	 */
	public static LoginRefusedException ofLogOut() {
		return ofClient(LoginHints.LOGGED_OUT);
	}

	/**
	 * What somebody can do about it.
	 * @return one sentence
	 */
	public String cure() {
		return this.cure;
	}

	@Override
	public String getMessage() {
		return super.getMessage() + ". " + this.explanation + this.cure;
	}

}
