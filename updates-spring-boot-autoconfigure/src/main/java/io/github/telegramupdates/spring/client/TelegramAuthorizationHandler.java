package io.github.telegramupdates.spring.client;

import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.PasswordRequest;

/**
 * Knows what only the owner of an account knows. The application has a bean of this type
 * if it has accounts of users. It is asked once per login, and never while a stored
 * session holds. It should not block, but answer whenever somebody has typed.
 */
public interface TelegramAuthorizationHandler {

	/**
	 * Tells the code that Telegram sent.
	 * @param account name of the account in the configuration
	 * @param request how the code was sent
	 * @return completes with the code, or with an empty text to have it sent again; a
	 * failure gives the login up
	 */
	CompletionStage<String> code(String account, CodeRequest request);

	/**
	 * Tells the password of the account, which does not leave the process.
	 * @param account name of the account in the configuration
	 * @param request its hint
	 * @return completes with the password; a failure gives the login up
	 */
	CompletionStage<String> password(String account, PasswordRequest request);

}
