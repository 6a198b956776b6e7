package io.github.telegramupdates.spring.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.LoginHandler;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.spring.account.TelegramAccount;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked when a user logs in.
 */
final class LoginHandlers {

	private final @Nullable TelegramAuthorizationHandler handler;

	/**
	 * Creates the handlers.
	 * @param handler that of the application, {@code null} if there is none
	 */
	LoginHandlers(@Nullable TelegramAuthorizationHandler handler) {
		this.handler = handler;
	}

	/**
	 * Says why an account could not log in. One whose session comes from elsewhere need
	 * not.
	 */
	List<ClientProblem> problems(TelegramAccount account, ImportedSession session) {
		return (account.isBot() || session.isPresent() || this.handler != null) ? List.of()
				: List.of(new ClientProblem("There is nobody to ask for the code by which " + account + " logs in",
						"define a bean of type TelegramAuthorizationHandler"));
	}

	LoginHandler of(String account) {
		TelegramAuthorizationHandler asked = this.handler;
		return (asked != null) ? new AccountLoginHandler(account, asked) : new NoLoginHandler();
	}

	private record AccountLoginHandler(String account, TelegramAuthorizationHandler handler) implements LoginHandler {

		@Override
		public CompletionStage<String> code(CodeRequest request) {
			return this.handler.code(this.account, request);
		}

		@Override
		public CompletionStage<String> password(PasswordRequest request) {
			return this.handler.password(this.account, request);
		}

	}

	private record NoLoginHandler() implements LoginHandler {

		@Override
		public CompletionStage<String> code(CodeRequest request) {
			return refused();
		}

		@Override
		public CompletionStage<String> password(PasswordRequest request) {
			return refused();
		}

		private static CompletionStage<String> refused() {
			return CompletableFuture
				.failedFuture(new IllegalStateException("There is no bean of type TelegramAuthorizationHandler"));
		}

	}

}
