package io.github.telegramupdates.benchmarks.database;

import io.github.telegramupdates.benchmarks.PushingConnection;
import io.github.telegramupdates.engine.AccountRun;

/**
 * An account that runs on the engine and is pushed its messages.
 */
final class RunningFeed implements AutoCloseable {

	private final Feed feed;

	private final PushingConnection connection;

	private final AccountRun run;

	private long pushed;

	RunningFeed(Feed feed, PushingConnection connection, AccountRun run) {
		this.feed = feed;
		this.connection = connection;
		this.run = run;
	}

	/**
	 * Pushes the next message, in a container of its own.
	 */
	void push() {
		this.connection.push(this.feed.container(this.pushed++));
	}

	/**
	 * Number of the next message.
	 */
	long pushed() {
		return this.pushed;
	}

	@Override
	public void close() {
		this.run.close();
	}

}
