package io.github.telegramupdates.spring.storage.sessions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.telegramupdates.mtproto.store.SessionRecords;
import io.github.telegramupdates.mtproto.store.SessionStoreException;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;

/**
 * The session of one account in the application's database. No transaction of a handler
 * is ever joined: what a handler rolls back does not take the session with it.
 */
final class JpaSessionRecords implements SessionRecords {

	private static final int CURRENT = 0;

	private final SessionTable table;

	private final RepositoryTransactions<SessionRepositories> sessions;

	private final String account;

	JpaSessionRecords(SessionTable table, RepositoryTransactions<SessionRepositories> sessions, String account) {
		this.table = table;
		this.sessions = sessions;
		this.account = account;
	}

	@Override
	public Optional<byte[]> load() {
		return run("loaded", (repositories) -> {
			this.table.checkDatabase(repositories);
			return repositories.sessions().findRecord(this.account);
		});
	}

	@Override
	public void save(byte[] record) {
		run("saved", (repositories) -> {
			write(repositories.sessions(), CURRENT, record);
			return record;
		});
	}

	@Override
	public void setAside() {
		run("kept aside", (repositories) -> {
			SessionRepository sessions = repositories.sessions();
			Optional<byte[]> current = sessions.findRecord(this.account);
			current.ifPresent(
					(record) -> write(sessions, sessions.findHighestNumber(this.account).orElse(CURRENT) + 1, record));
			return sessions.deleteRecord(this.account);
		});
	}

	@Override
	public void delete() {
		run("deleted", (repositories) -> repositories.sessions().deleteRecord(this.account));
	}

	@Override
	public String location() {
		return "row '" + this.account + "' of the table telegram_session";
	}

	private void write(SessionRepository sessions, int number, byte[] record) {
		sessions.upsert(List.of(new SessionEntity(this.account, number, record)));
	}

	private <T> T run(String what, Function<SessionRepositories, T> action) {
		try {
			return this.sessions.runAlone(action);
		}
		catch (RuntimeException ex) {
			throw new SessionStoreException("The session in " + location() + " cannot be " + what, ex);
		}
	}

}
