package io.github.telegramupdates.spring.storage.positions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the connection die in the next COMMIT, before or after it takes effect.
 */
final class BreakableDataSource extends DelegatingDataSource {

	private volatile @Nullable Moment next;

	BreakableDataSource(DataSource target) {
		super(target);
	}

	void dieInNextCommit(Moment moment) {
		this.next = moment;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> method.getName().equals("commit") ? commit(connection)
						: invoke(connection, method, arguments));
	}

	private @Nullable Object commit(Connection connection) throws SQLException {
		Moment moment = this.next;
		this.next = null;
		if (moment == null) {
			connection.commit();
			return null;
		}
		if (moment == Moment.AFTER_ITS_EFFECT) {
			connection.commit();
		}
		connection.abort(Runnable::run);
		throw new SQLException("the connection died in COMMIT, as the test wants it", "08006");
	}

	private static @Nullable Object invoke(Connection connection, Method method, @Nullable Object[] arguments)
			throws Throwable {
		try {
			return method.invoke(connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/** When a connection dies. */
	enum Moment {

		BEFORE_ITS_EFFECT, AFTER_ITS_EFFECT

	}

}
