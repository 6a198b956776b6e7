package io.github.telegramupdates.spring.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import javax.sql.DataSource;

import io.github.telegramupdates.spring.crash.CrashPoint.Moment;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool for each process, whose calls are points at which the process may die. Whoever
 * is in no process gets a connection of its own.
 */
final class ProcessDataSource extends DelegatingDataSource {

	private final Map<SimulatedProcess, Deque<Connection>> idle = new ConcurrentHashMap<>();

	private volatile boolean reachable = true;

	ProcessDataSource(DataSource target) {
		super(target);
	}

	/** Lets processes connect, or not. */
	void reachable(boolean yes) {
		this.reachable = yes;
	}

	/** Forgets the connections of a process that has ended. */
	void forget(SimulatedProcess process) {
		this.idle.remove(process);
	}

	@Override
	public Connection getConnection() throws SQLException {
		SimulatedProcess process = SimulatedProcess.current();
		return (process != null) ? borrow(process) : super.getConnection();
	}

	private Connection borrow(SimulatedProcess process) throws SQLException {
		if (!this.reachable) {
			throw new SQLException("the database is away, as the test wants it", "08001");
		}
		Deque<Connection> free = this.idle.computeIfAbsent(process, (key) -> new ConcurrentLinkedDeque<>());
		Connection pooled = free.poll();
		while (pooled != null && pooled.isClosed()) {
			pooled = free.poll();
		}
		Connection connection = (pooled != null) ? pooled : super.getConnection();
		process.opened(connection);
		return proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
			case "close" -> giveBack(connection, free);
			case "commit" -> commit(connection, process);
			default -> watched(method.invoke(connection, arguments), process);
		});
	}

	private static @Nullable Object giveBack(Connection connection, Deque<Connection> free) throws SQLException {
		if (!connection.isClosed()) {
			connection.setAutoCommit(true);
			free.push(connection);
		}
		return null;
	}

	private static @Nullable Object commit(Connection connection, SimulatedProcess process) throws SQLException {
		reached(process, Moment.BEFORE_COMMIT);
		connection.commit();
		reached(process, Moment.AFTER_COMMIT);
		return null;
	}

	private static @Nullable Object watched(@Nullable Object result, SimulatedProcess process) {
		if (result instanceof PreparedStatement statement) {
			return proxy(PreparedStatement.class, (method, arguments) -> call(statement, method, arguments, process));
		}
		if (result instanceof Statement statement) {
			return proxy(Statement.class, (method, arguments) -> call(statement, method, arguments, process));
		}
		return result;
	}

	private static @Nullable Object call(Statement statement, Method method, @Nullable Object @Nullable [] arguments,
			SimulatedProcess process) throws ReflectiveOperationException, SQLException {
		if (method.getName().startsWith("execute")) {
			reached(process, Moment.STATEMENT);
		}
		return method.invoke(statement, arguments);
	}

	private static void reached(SimulatedProcess process, Moment moment) throws SQLException {
		try {
			process.reached(moment);
		}
		catch (ProcessKilledException ex) {
			throw new SQLException("the process is dead", "08006", ex);
		}
	}

	private static <T> T proxy(Class<T> type, Call call) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			try {
				return call.invoke(method, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
		return type
			.cast(Proxy.newProxyInstance(ProcessDataSource.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

	@FunctionalInterface
	private interface Call {

		@Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments)
				throws ReflectiveOperationException, SQLException;

	}

}
