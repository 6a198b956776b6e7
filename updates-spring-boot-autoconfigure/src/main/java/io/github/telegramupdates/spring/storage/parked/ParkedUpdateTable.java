package io.github.telegramupdates.spring.storage.parked;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.spring.storage.jpa.JdbcBatches;
import io.github.telegramupdates.spring.storage.jpa.RepositoryFactory;

/**
 * The table of parked updates, for use in transactions.
 */
public final class ParkedUpdateTable {

	private static final String CREATE = """
			insert into %s (user_id, lane_channel_id, type, box, channel_id, position, position_count, source, freshness,
				layer, content, listener, failure, attempts, first_failed_at, last_failed_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private static final String FAIL = """
			update %s set listener = ?, failure = ?, attempts = ?, last_failed_at = ?
			where user_id = ? and parked_id = ?
			""";

	private final ParkedUpdateRepository repository;

	private final JdbcBatches batches;

	private final String create;

	private final String fail;

	private ParkedUpdateTable(ParkedUpdateRepository repository, JdbcBatches batches) {
		String table = batches.table(ParkedUpdateEntity.class);
		this.repository = repository;
		this.batches = batches;
		this.create = CREATE.formatted(table);
		this.fail = FAIL.formatted(table);
	}

	/**
	 * Opens the table.
	 * @param factory makes its repository
	 * @return the table
	 */
	public static ParkedUpdateTable create(RepositoryFactory factory) {
		return new ParkedUpdateTable(factory.create(ParkedUpdateRepository.class), factory.batches());
	}

	/**
	 * Adds updates in one batch, in their order, past the persistence context.
	 * @param updates the updates; nothing happens if there are none
	 */
	public void add(List<ParkedUpdate> updates) {
		this.batches.write(this.create, updates, ParkedRow::insert);
	}

	/**
	 * Finds an update.
	 * @param userId id of the account
	 * @param id id of the parked update
	 * @return the update, empty if there is none
	 */
	public Optional<ParkedUpdate> find(long userId, long id) {
		return this.repository.find(userId, id).map(ParkedRow::update);
	}

	/**
	 * Visits the updates of an account, oldest first.
	 * @param userId id of the account
	 * @param visitor called once for each
	 */
	public void forEach(long userId, Consumer<ParkedUpdate> visitor) {
		try (Stream<ParkedRow> rows = this.repository.streamRows(userId)) {
			rows.map(ParkedRow::update).forEach(visitor);
		}
	}

	/**
	 * Counts the updates of an account.
	 * @param userId id of the account
	 * @return how many there are
	 */
	public long count(long userId) {
		return this.repository.count(userId);
	}

	/**
	 * Deletes an update.
	 * @param userId id of the account
	 * @param id id of the parked update
	 * @return whether it was there
	 */
	public boolean delete(long userId, long id) {
		return this.repository.delete(userId, id) == 1;
	}

	/**
	 * Deletes all updates of an account.
	 * @param userId id of the account
	 */
	public void deleteAll(long userId) {
		this.repository.deleteAll(userId);
	}

	/**
	 * Replaces the failure of an update.
	 * @param userId id of the account
	 * @param id id of the parked update
	 * @param failure how it failed last
	 */
	public void fail(long userId, long id, ParkedUpdate.Failure failure) {
		this.batches.write(this.fail, List.of(failure), (last) -> new Object[] { last.listener(), last.type(),
				last.attempts(), ParkedRow.time(last.last()), userId, id });
	}

}
