package io.github.telegramupdates.benchmarks.database;

import java.sql.SQLException;

import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Accounts that nobody has used yet, whose position is stored.
 */
final class Feeds {

	private final StateStorage storage;

	private final Postgres postgres;

	private long lastAccount;

	Feeds(StateStorage storage, Postgres postgres) {
		this.storage = storage;
		this.postgres = postgres;
	}

	/**
	 * An account.
	 * @param channels how many channels have its messages; 0 for the common box
	 */
	Feed next(int channels) throws SQLException {
		Feed feed = new Feed(++this.lastAccount, channels);
		feed.begin(this.storage, this.postgres);
		return feed;
	}

}
