package io.github.telegramupdates.mtproto.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the session of one account is kept. Called by one thread at a time, never by that
 * of a connection, so that it may block. {@link #load()} comes first, and begins what
 * {@link #release()} ends.
 * <p>
 * Every method throws a {@link SessionStoreException} if it fails, which says where;
 * nothing of the store is changed then.
 */
public interface SessionStore {

	/**
	 * Loads the session.
	 * @return what was saved last, if anything was
	 * @throws SessionFormatException if it cannot be read
	 * @throws SessionKeyException if it is sealed by another key
	 * @throws SessionInUseException if another program uses it
	 */
	Optional<StoredSession> load();

	/**
	 * Saves the session, in place of the one before. A new key is not used before this
	 * returns.
	 * @param session the session
	 */
	void save(StoredSession session);

	/**
	 * Keeps the session that was saved last aside, because it serves no more: it is not
	 * loaded again, and not lost. Nothing happens if there is none.
	 */
	void setAside();

	/**
	 * Forgets the session that was saved last, after its account was logged out. Nothing
	 * happens if there is none.
	 */
	void delete();

	/**
	 * Lets others use the session.
	 */
	default void release() {
	}

	/**
	 * Keeps a session until the program ends, and with it the need for a login.
	 * @return a new store
	 */
	static SessionStore inMemory() {
		return new InMemorySessionStore();
	}

	/**
	 * Keeps a session as sealed bytes.
	 * @param records where the bytes are kept
	 * @param account name of the account, to which the bytes are bound
	 * @param cipher seals them
	 * @return a new store
	 */
	static SessionStore sealed(SessionRecords records, String account, SessionCipher cipher) {
		return new SealedSessionStore(records, account, cipher);
	}

	/**
	 * Keeps a session in a file that only its owner may read, replaced as a whole, and
	 * locked while it is used.
	 * @param directory where; created if need be
	 * @param account name of the account, which gives the file its name
	 * @param cipher seals the file
	 * @return a new store
	 */
	static SessionStore file(Path directory, String account, SessionCipher cipher) {
		return sealed(new FileSessionRecords(directory, account), account, cipher);
	}

}
