package io.github.telegramupdates.benchmarks.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.mtproto.client.TelegramClientBuilder;
import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.LoginHandler;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.mtproto.store.SessionCipher;
import org.jspecify.annotations.Nullable;

/**
 * By what the program logs in.
 */
public sealed interface LoginArguments {

	/**
	 * Reads an argument.
	 * @param text {@code bot:TOKEN} or {@code user:PHONE:CODE[:PASSWORD]}
	 * @return what it says
	 * @throws IllegalArgumentException if it says nothing
	 */
	static LoginArguments of(String text) {
		String[] parts = text.split(":", 4);
		if (text.startsWith("bot:")) {
			return new Bot(text.substring("bot:".length()));
		}
		if (parts.length >= 3 && parts[0].equals("user")) {
			return new User(parts[1], parts[2], (parts.length > 3) ? parts[3] : null);
		}
		throw new IllegalArgumentException("No login like bot:TOKEN or user:PHONE:CODE[:PASSWORD]");
	}

	/**
	 * Has a client log in.
	 * @param builder builds the client
	 */
	void configure(TelegramClientBuilder builder);

	/**
	 * Seals the session if it is stored. For a user the code is no secret, as that of a
	 * test: do not use this for real accounts.
	 * @param apiHash hash of the application
	 * @return the cipher
	 */
	SessionCipher cipher(String apiHash);

	/**
	 * A bot.
	 *
	 * @param token its token
	 */
	record Bot(String token) implements LoginArguments {

		@Override
		public void configure(TelegramClientBuilder builder) {
			builder.botToken(this.token);
		}

		@Override
		public SessionCipher cipher(String apiHash) {
			return SessionCipher.ofBot(apiHash, this.token);
		}

		@Override
		public String toString() {
			return "Bot";
		}

	}

	/**
	 * A user, whose code is known before.
	 *
	 * @param phone phone number
	 * @param code the code that will be sent
	 * @param password the password, {@code null} if there is none
	 */
	record User(String phone, String code, @Nullable String password) implements LoginArguments, LoginHandler {

		@Override
		public void configure(TelegramClientBuilder builder) {
			builder.phone(this.phone, this);
		}

		@Override
		public SessionCipher cipher(String apiHash) {
			return SessionCipher.ofBot(apiHash, this.phone + this.code + this.password);
		}

		@Override
		public CompletionStage<String> code(CodeRequest request) {
			return once(request.attempt(), this.code, "another code");
		}

		@Override
		public CompletionStage<String> password(PasswordRequest request) {
			return once(request.attempt(), this.password, "another password");
		}

		private static CompletionStage<String> once(int attempt, @Nullable String answer, String what) {
			return (attempt == 1 && answer != null) ? CompletableFuture.completedFuture(answer)
					: CompletableFuture.failedFuture(new IllegalStateException("The server wants " + what));
		}

		@Override
		public String toString() {
			return "User";
		}

	}

}
