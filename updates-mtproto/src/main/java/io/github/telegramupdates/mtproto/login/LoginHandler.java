package io.github.telegramupdates.mtproto.login;

import java.util.concurrent.CompletionStage;

/**
 * Knows what only the owner of an account knows. Asked once per login, and never while
 * the stored session of the account holds. Called on a worker, one request at a time; it
 * should not block, but answer whenever somebody has typed.
 * <p>
 * A stage that fails, or completes with {@code null}, gives the login up. If the login
 * has to start over while an answer is awaited, the stage is cancelled and another
 * request follows.
 */
public interface LoginHandler {

	/**
	 * Tells the code that the server sent.
	 * @param request how it was sent
	 * @return completes with the code; with an empty text to have it sent again, on the
	 * next way
	 */
	CompletionStage<String> code(CodeRequest request);

	/**
	 * Tells the password of the account. It does not leave the client: the server is
	 * shown a proof (SRP).
	 * @param request its hint
	 * @return completes with the password
	 */
	CompletionStage<String> password(PasswordRequest request);

}
