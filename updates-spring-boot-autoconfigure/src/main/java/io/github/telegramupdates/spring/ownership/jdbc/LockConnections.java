package io.github.telegramupdates.spring.ownership.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database of the locks. Tells whoever waits for a connection when there is one: a
 * pool may make it wait for long, and the time of a renewal is counted from then on.
 */
final class LockConnections extends DelegatingDataSource {

	private final ThreadLocal<Runnable> listeners = new ThreadLocal<>();

	LockConnections(DataSource dataSource) {
		super(dataSource);
	}

	/**
	 * Makes this thread's further connections known.
	 * @param onConnection is called by this thread before it uses a connection
	 */
	void listen(Runnable onConnection) {
		this.listeners.set(onConnection);
	}

	void stopListening() {
		this.listeners.remove();
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		Runnable listener = this.listeners.get();
		if (listener != null) {
			listener.run();
		}
		return connection;
	}

}
