package io.github.telegramupdates.spring.storage.sessions;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.mtproto.store.SessionRecords;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.Session;

/**
 * Sessions of accounts in the application's database, each in short transactions of its
 * own.
 */
public final class SessionTable {

	private static final Log logger = LogFactory.getLog(SessionTable.class);

	private final RepositoryTransactions<SessionRepositories> sessions;

	private final AtomicBoolean checked = new AtomicBoolean();

	/**
	 * Creates the table.
	 * @param access the database
	 */
	public SessionTable(StorageAccess access) {
		this.sessions = access.open(SessionRepositories::create);
	}

	/**
	 * The session of an account.
	 * @param account name of the account in the configuration
	 * @return where its bytes are kept
	 */
	public SessionRecords records(String account) {
		return new JpaSessionRecords(this, this.sessions, account);
	}

	/**
	 * Warns, once, if the database ends with the process, and the logins with it.
	 */
	void checkDatabase(SessionRepositories repositories) {
		if (this.checked.compareAndSet(false, true) && isInMemory(repositories)) {
			logger.warn("The sessions of Telegram accounts are stored in a database in memory: "
					+ "each start logs in again, and Telegram limits logins. Use a database that outlives the process, "
					+ "or telegram.updates.session.store=file");
		}
	}

	private static boolean isInMemory(SessionRepositories repositories) {
		String url = repositories.entityManager()
			.unwrap(Session.class)
			.doReturningWork((connection) -> connection.getMetaData().getURL());
		return url != null && url.startsWith("jdbc:h2:mem:");
	}

}
