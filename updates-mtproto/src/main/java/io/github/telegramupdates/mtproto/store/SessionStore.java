package io.github.telegramupdates.mtproto.store;

import java.util.Optional;

/**
 * Where the session of one account is kept. Called by one thread at a time, never by that
 * of a connection, so that it may block.
 */
public interface SessionStore {

	/**
	 * Loads the session.
	 * @return what was saved last, if anything was
	 */
	Optional<StoredSession> load();

	/**
	 * Saves the session, in place of the one before. A new key is not used before this
	 * returns.
	 * @param session the session
	 */
	void save(StoredSession session);

	/**
	 * Keeps a session until the program ends, and with it the need for a login.
	 * @return a new store
	 */
	static SessionStore inMemory() {
		return new InMemorySessionStore();
	}

}
