package io.github.telegramupdates.mtproto.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.LoginHandler;
import io.github.telegramupdates.mtproto.login.PasswordRequest;

/**
 * Notes that a code is asked for, and lets the test answer.
 */
final class HeldCodes implements LoginHandler {

	final BlockingQueue<CompletableFuture<String>> codes = new LinkedBlockingQueue<>();

	@Override
	public CompletionStage<String> code(CodeRequest request) {
		CompletableFuture<String> code = new CompletableFuture<>();
		this.codes.add(code);
		return code;
	}

	@Override
	public CompletionStage<String> password(PasswordRequest request) {
		return CompletableFuture.failedFuture(new AssertionError("No password is needed"));
	}

}
