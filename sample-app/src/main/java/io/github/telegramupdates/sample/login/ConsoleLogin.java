package io.github.telegramupdates.sample.login;

import java.io.Console;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.spring.client.TelegramAuthorizationHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Asks for code and password of a user at the console of the process. A bot is not asked
 * for anything, so that it needs no console.
 */
@Component
@Profile("telegram")
final class ConsoleLogin implements TelegramAuthorizationHandler {

	private final UnaryOperator<String> shown;

	private final UnaryOperator<String> hidden;

	@Autowired
	ConsoleLogin() {
		this((prompt) -> answer(console().readLine("%s", prompt)),
				(prompt) -> answer(console().readPassword("%s", prompt)));
	}

	/**
	 * Asks by other means.
	 * @param shown prints a prompt and reads a line
	 * @param hidden prints a prompt and reads a line that is not shown
	 */
	ConsoleLogin(UnaryOperator<String> shown, UnaryOperator<String> hidden) {
		this.shown = shown;
		this.hidden = hidden;
	}

	@Override
	public CompletionStage<String> code(String account, CodeRequest request) {
		String again = (request.attempt() > 1) ? "That was not it, or it was sent again. " : "";
		String prompt = "%sCode for account '%s', sent by %s (nothing to have it sent again): ".formatted(again,
				account, way(request));
		return typed(() -> this.shown.apply(prompt));
	}

	@Override
	public CompletionStage<String> password(String account, PasswordRequest request) {
		String again = (request.attempt() > 1) ? "That was not it. " : "";
		String hint = (request.hint() != null) ? " (hint: " + request.hint() + ")" : "";
		String prompt = "%sPassword of account '%s'%s: ".formatted(again, account, hint);
		return typed(() -> this.hidden.apply(prompt));
	}

	private static String way(CodeRequest request) {
		return request.delivery().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * Reads on a thread of its own: a connection does not wait for who types.
	 */
	private static CompletionStage<String> typed(Supplier<String> question) {
		CompletableFuture<String> answer = new CompletableFuture<>();
		Thread thread = new Thread(() -> answer.completeAsync(question, Runnable::run), "console-login");
		thread.setDaemon(true);
		thread.start();
		return answer;
	}

	private static Console console() {
		Console console = System.console();
		if (console == null) {
			throw new IllegalStateException("There is no console to ask at: start the application in a terminal, "
					+ "by java -jar and without redirection of input or output");
		}
		return console;
	}

	private static String answer(@Nullable String line) {
		if (line == null) {
			throw new IllegalStateException("The console was closed");
		}
		return line.strip();
	}

	private static String answer(char @Nullable [] password) {
		if (password == null) {
			throw new IllegalStateException("The console was closed");
		}
		return new String(password);
	}

}
