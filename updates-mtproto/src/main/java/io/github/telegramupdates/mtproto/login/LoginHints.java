package io.github.telegramupdates.mtproto.login;

import java.util.Map;

/**
 * What helps against which reason for that an account is not logged in.
 */
public final class LoginHints {

	/** The user has no account, and none is created. */
	static final String SIGN_UP_REQUIRED = "SIGN_UP_REQUIRED";

	/** The code was wrong too often. */
	static final String CODE_ATTEMPTS_EXHAUSTED = "CODE_ATTEMPTS_EXHAUSTED";

	/** The password was wrong too often. */
	static final String PASSWORD_ATTEMPTS_EXHAUSTED = "PASSWORD_ATTEMPTS_EXHAUSTED";

	/**
	 * The server proposes a password check that this client does not know, or a weak one.
	 */
	static final String PASSWORD_CHECK_UNSUPPORTED = "PASSWORD_CHECK_UNSUPPORTED";

	/** The server sends no code before the account has an address for emails. */
	static final String EMAIL_SETUP_REQUIRED = "EMAIL_SETUP_REQUIRED";

	/** The server wants to be paid for the code. */
	static final String PAYMENT_REQUIRED = "PAYMENT_REQUIRED";

	/** The handler failed. */
	static final String LOGIN_GIVEN_UP = "LOGIN_GIVEN_UP";

	/** The server's answer is not one that a login can have. */
	static final String ANSWER_NOT_UNDERSTOOD = "ANSWER_NOT_UNDERSTOOD";

	/** The session string was taken before, and its session has ended. */
	static final String SESSION_STRING_USED_UP = "SESSION_STRING_USED_UP";

	/** A session is stored, but damaged or sealed by another key. */
	static final String SESSION_UNREADABLE = "SESSION_UNREADABLE";

	/** This client logged the account out. */
	static final String LOGGED_OUT = "LOGGED_OUT";

	private static final String OWN_API_ID = "Take an api id and hash of your own from https://my.telegram.org.";

	private static final String SUPPORT = "Ask recover@telegram.org.";

	private static final String NO_ACCOUNT = "Nobody has an account by this phone number; "
			+ "create it with an official app first.";

	private static final String LOGS_IN_AGAIN = "The next start logs in again; the old session is kept aside.";

	private static final String OTHER_DC = "The account is in a data center that cannot be reached: "
			+ "configure where it listens.";

	private static final String OTHER = "See https://core.telegram.org/api/errors.";

	private static final Map<String, String> CURES = Map.ofEntries(
			Map.entry("API_ID_INVALID", "Api id and hash do not belong together. " + OWN_API_ID),
			Map.entry("API_ID_PUBLISHED_FLOOD", "The api id is one that somebody published. " + OWN_API_ID),
			Map.entry("ACCESS_TOKEN_INVALID", "Check the bot's token: @BotFather shows it."),
			Map.entry("ACCESS_TOKEN_EXPIRED", "The bot's token was revoked: take the new one from @BotFather."),
			Map.entry("PHONE_NUMBER_INVALID", "Write the phone number with + and the country's code."),
			Map.entry("PHONE_NUMBER_BANNED", "Telegram has banned the phone number. " + SUPPORT),
			Map.entry("PHONE_NUMBER_FLOOD", "Codes were asked for too often: wait a day before the next start."),
			Map.entry("PHONE_PASSWORD_FLOOD", "Logins were tried too often: wait a day before the next start."),
			Map.entry("PHONE_NUMBER_UNOCCUPIED", NO_ACCOUNT), Map.entry(SIGN_UP_REQUIRED, NO_ACCOUNT),
			Map.entry("USER_MIGRATE", OTHER_DC), Map.entry("PHONE_MIGRATE", OTHER_DC),
			Map.entry("NETWORK_MIGRATE", OTHER_DC),
			Map.entry("USER_DEACTIVATED", "The account was deleted: configure another one."),
			Map.entry("USER_DEACTIVATED_BAN", "Telegram has banned the account. " + SUPPORT),
			Map.entry("AUTH_KEY_UNREGISTERED", "The server no longer knows the session. " + LOGS_IN_AGAIN),
			Map.entry("AUTH_KEY_INVALID", "The server no longer takes the session. " + LOGS_IN_AGAIN),
			Map.entry("SESSION_REVOKED", "The session was ended on another device. " + LOGS_IN_AGAIN),
			Map.entry("SESSION_EXPIRED", "The session was not used for too long. " + LOGS_IN_AGAIN),
			Map.entry("AUTH_KEY_DUPLICATED",
					"Two programs used the session at once, which ended it: see that only one does. " + LOGS_IN_AGAIN),
			Map.entry(CODE_ATTEMPTS_EXHAUSTED, "The code was wrong or too late too often: start again."),
			Map.entry(PASSWORD_ATTEMPTS_EXHAUSTED, "The password was wrong too often: start again."),
			Map.entry(PASSWORD_CHECK_UNSUPPORTED,
					"The server's password check is unknown or unsafe: "
							+ "check that you talk to Telegram, and update this library."),
			Map.entry(EMAIL_SETUP_REQUIRED, "Log in by an official app first, which sets up an address for emails."),
			Map.entry(PAYMENT_REQUIRED, "Log in by an official app first, which pays for the code."),
			Map.entry(LOGIN_GIVEN_UP, "The login handler gave no code or password: start again."),
			Map.entry(ANSWER_NOT_UNDERSTOOD, "Update this library."),
			Map.entry(LOGGED_OUT, "The account was logged out by this application: start again to log in."),
			Map.entry(SESSION_UNREADABLE,
					"Restore the stored session, or configure the encryption key that it was sealed by; "
							+ "to log in again, delete it or move it away."),
			Map.entry(SESSION_STRING_USED_UP,
					"The session of the session string has ended: configure a new string, or log in otherwise."));

	private LoginHints() {
	}

	/**
	 * What helps.
	 * @param reason type of the error, for example {@code ACCESS_TOKEN_INVALID}
	 * @return one or two sentences for people
	 */
	public static String cureOf(String reason) {
		return CURES.getOrDefault(reason, OTHER);
	}

}
