package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.mtproto.store.LoggedInAccount;

/**
 * Receives how a login goes, on its loop.
 */
public interface LoginListener {

	void onLoginStatus(LoginStatus status);

	/** The server wants no login before then, in seconds since 1970. */
	void onLoginDeadline(long unixSeconds);

	void onLoggedIn(LoggedInAccount account);

	void onLoginRefused(LoginRefusedException error);

}
