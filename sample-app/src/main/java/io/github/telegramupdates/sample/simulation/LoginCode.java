package io.github.telegramupdates.sample.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.spring.client.TelegramAuthorizationHandler;

/**
 * Knows the code that the simulated Telegram sends, and that nobody has to type.
 */
final class LoginCode implements TelegramAuthorizationHandler {

	static final String CODE = "22222";

	@Override
	public CompletionStage<String> code(String account, CodeRequest request) {
		return CompletableFuture.completedFuture(CODE);
	}

	@Override
	public CompletionStage<String> password(String account, PasswordRequest request) {
		return CompletableFuture.failedFuture(new IllegalStateException("The account has no password"));
	}

}
