package io.github.telegramupdates.spring;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Notes which locks of ours the callers of JDBC hold, and lets each call wait a little,
 * as a database on the network does.
 */
final class LockInspectingDataSource extends DelegatingDataSource {

	private static final String OURS = "io.github.telegramupdates.";

	private static final long NANOS = 100_000;

	private final Set<String> held = ConcurrentHashMap.newKeySet();

	private final AtomicInteger calls = new AtomicInteger();

	LockInspectingDataSource(DataSource target) {
		super(target);
	}

	/** Where locks of ours were taken that were held during a call. */
	Set<String> held() {
		return this.held;
	}

	int calls() {
		return this.calls.get();
	}

	@Override
	public Connection getConnection() throws SQLException {
		inspect();
		return proxy(Connection.class, super.getConnection());
	}

	private <T> T proxy(Class<T> type, T target) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> call(target, method, arguments)));
	}

	private @Nullable Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
		if (waitsForDatabase(method.getName())) {
			inspect();
		}
		try {
			Object result = method.invoke(target, arguments);
			if (result instanceof PreparedStatement prepared) {
				return proxy(PreparedStatement.class, prepared);
			}
			return (result instanceof Statement statement) ? proxy(Statement.class, statement) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static boolean waitsForDatabase(String method) {
		return method.startsWith("execute") || method.equals("commit") || method.equals("rollback");
	}

	private void inspect() {
		this.calls.incrementAndGet();
		LockSupport.parkNanos(NANOS);
		monitors().map(MonitorInfo::getLockedStackFrame)
			.filter((frame) -> frame.getClassName().startsWith(OURS))
			.map(StackTraceElement::toString)
			.forEach(this.held::add);
	}

	private static Stream<MonitorInfo> monitors() {
		long[] current = { Thread.currentThread().getId() };
		ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(current, true, false)[0];
		// nothing is known of virtual threads
		return (thread != null) ? Stream.of(thread.getLockedMonitors()) : Stream.empty();
	}

}
