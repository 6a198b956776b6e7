package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.account.Password;

/**
 * What a login wants done next. There is one at a time.
 */
sealed interface LoginAction {

	/** Nothing: something is under way already. */
	record Nothing() implements LoginAction {
	}

	/**
	 * Call.
	 *
	 * @param method the method
	 */
	record Call(TlMethod<?> method) implements LoginAction {
	}

	/**
	 * Ask for the code.
	 *
	 * @param request what to ask
	 */
	record AskCode(CodeRequest request) implements LoginAction {
	}

	/**
	 * Ask for the password.
	 *
	 * @param request what to ask
	 */
	record AskPassword(PasswordRequest request) implements LoginAction {
	}

	/**
	 * Prove to know the password, which takes time.
	 *
	 * @param password the password
	 * @param challenge the server's part
	 */
	record Prove(String password, Password challenge) implements LoginAction {

		@Override
		public String toString() {
			return "Prove";
		}

	}

	/**
	 * Wait as long as the server demands, also over restarts.
	 *
	 * @param unixSeconds until when
	 */
	record AwaitDeadline(long unixSeconds) implements LoginAction {
	}

	/**
	 * Try again after a failure of the server.
	 *
	 * @param seconds after what time
	 */
	record TryAgain(long seconds) implements LoginAction {
	}

	/**
	 * Be logged in.
	 *
	 * @param account who is
	 */
	record Finish(LoggedInAccount account) implements LoginAction {
	}

	/**
	 * Give up.
	 *
	 * @param error why
	 */
	record Refuse(LoginRefusedException error) implements LoginAction {

		static Refuse of(String type) {
			return new Refuse(LoginRefusedException.ofClient(type));
		}

	}

}
