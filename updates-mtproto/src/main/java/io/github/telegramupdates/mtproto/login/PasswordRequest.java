package io.github.telegramupdates.mtproto.login;

import org.jspecify.annotations.Nullable;

/**
 * The account has a password (two-step verification), and the server waits for it.
 *
 * @param hint what its owner noted down for the case, {@code null} if nothing
 * @param attempt 1 at first; from 2 on, the one before was wrong
 */
public record PasswordRequest(@Nullable String hint, int attempt) {

	/** The hint may give the password away. */
	@Override
	public String toString() {
		return "PasswordRequest[attempt=" + this.attempt + "]";
	}

}
