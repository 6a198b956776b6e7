package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.mtproto.store.LoginBinding;
import org.jspecify.annotations.Nullable;

/**
 * By what an account logs in. Its text contains nothing secret.
 */
public sealed interface LoginCredentials {

	/**
	 * Which sessions they may use.
	 * @param test whether the account is one of the test network
	 * @return the binding of such a session
	 */
	LoginBinding binding(boolean test);

	/**
	 * What was configured of an account.
	 * @param apiId id of the application
	 * @param apiHash its hash
	 * @param token the token of a bot
	 * @param phone the phone number of a user
	 * @param handler knows what the user knows
	 * @param sessionString a session to go on with
	 * @return the credentials
	 * @throws IllegalStateException if something is missing, or too much
	 */
	static LoginCredentials of(int apiId, @Nullable String apiHash, @Nullable String token, @Nullable String phone,
			@Nullable LoginHandler handler, @Nullable String sessionString) {
		if (apiHash == null) {
			throw new IllegalStateException("A client needs an api id with its hash");
		}
		if (token != null && phone == null) {
			return new Bot(apiId, apiHash, token);
		}
		if (token == null && phone != null && handler != null) {
			return new User(apiId, apiHash, phone, handler);
		}
		if (token == null && phone == null && sessionString != null) {
			return new None(apiId);
		}
		throw new IllegalStateException(
				"A client needs a bot's token, or a phone number with a handler, or a session string");
	}

	/**
	 * A bot.
	 *
	 * @param apiId id of the application
	 * @param apiHash its hash
	 * @param token the bot's token
	 */
	record Bot(int apiId, String apiHash, String token) implements LoginCredentials {

		@Override
		public LoginBinding binding(boolean test) {
			return LoginBinding.ofBot(test, this.apiId, this.token);
		}

		@Override
		public String toString() {
			return "Bot[apiId=" + this.apiId + "]";
		}

	}

	/**
	 * A user.
	 *
	 * @param apiId id of the application
	 * @param apiHash its hash
	 * @param phone phone number with + and the country's code
	 * @param handler knows codes and the password
	 */
	record User(int apiId, String apiHash, String phone, LoginHandler handler) implements LoginCredentials {

		@Override
		public LoginBinding binding(boolean test) {
			return LoginBinding.ofPhone(test, this.apiId, this.phone);
		}

		@Override
		public String toString() {
			return "User[apiId=" + this.apiId + "]";
		}

	}

	/**
	 * Nothing to log in by: the account has to be logged in by its stored session.
	 *
	 * @param apiId id of the application
	 */
	record None(int apiId) implements LoginCredentials {

		@Override
		public LoginBinding binding(boolean test) {
			return LoginBinding.ofApplication(test, this.apiId);
		}

	}

}
