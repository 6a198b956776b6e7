package io.github.telegramupdates.mtproto.client;

import io.github.telegramupdates.mtproto.login.LoginCredentials;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionString;
import io.github.telegramupdates.mtproto.store.StoredSession;
import org.jspecify.annotations.Nullable;

/**
 * What a client begins with, given what its store has. A session that is found and not
 * resumed is kept aside before another one is saved.
 */
sealed interface SessionChoice {

	/**
	 * The stored session holds, or its login goes on.
	 *
	 * @param session the session
	 */
	record Resume(StoredSession session) implements SessionChoice {
	}

	/**
	 * The session string is taken.
	 *
	 * @param session what it holds
	 */
	record Import(StoredSession session) implements SessionChoice {
	}

	/**
	 * The account logs in by a new key.
	 *
	 * @param notBefore when the login may begin, in seconds since 1970
	 */
	record LogIn(long notBefore) implements SessionChoice {
	}

	/** The session string was taken before, and its session has ended. */
	record Refuse() implements SessionChoice {
	}

	static SessionChoice of(@Nullable StoredSession found, ClientSettings settings) {
		LoginBinding binding = settings.binding();
		if (found == null || !found.binding().serves(binding)) {
			String text = settings.sessionString();
			return (text != null) ? new Import(SessionString.read(text).toSession(binding)) : new LogIn(0);
		}
		if (found.ended() == null) {
			return new Resume(found);
		}
		return (settings.credentials() instanceof LoginCredentials.None) ? new Refuse()
				: new LogIn(found.loginNotBefore());
	}

}
