package io.github.telegramupdates.spring.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Notes the statements that are sent to the database; a batch is one.
 */
public final class CountingDataSource extends DelegatingDataSource {

	private final List<String> statements = new CopyOnWriteArrayList<>();

	private CountingDataSource(DataSource target) {
		super(target);
	}

	/**
	 * Notes what an action sends.
	 */
	public List<String> statementsOf(Runnable action) {
		this.statements.clear();
		action.run();
		return List.copyOf(this.statements);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return proxy(Connection.class, connection, (method, arguments) -> {
			Object result = invoke(connection, method, arguments);
			return (result instanceof PreparedStatement statement)
					? counted(PreparedStatement.class, statement, String.valueOf(arguments[0]))
					: (result instanceof Statement statement) ? counted(Statement.class, statement, "any") : result;
		});
	}

	private <S extends Statement> S counted(Class<S> type, S statement, String sql) {
		return proxy(type, statement, (method, arguments) -> {
			if (method.getName().startsWith("execute")) {
				this.statements.add(sql.strip());
			}
			return invoke(statement, method, arguments);
		});
	}

	private static <T> T proxy(Class<T> type, T target, Invocation invocation) {
		return type.cast(Proxy.newProxyInstance(CountingDataSource.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invocation.invoke(method, arguments)));
	}

	private static @Nullable Object invoke(Object target, Method method, @Nullable Object[] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private interface Invocation {

		@Nullable Object invoke(Method method, @Nullable Object[] arguments) throws Throwable;

	}

	/**
	 * Puts it in front of the application's data source.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class Counting {

		@Bean
		static BeanPostProcessor countingDataSource() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof DataSource dataSource) ? new CountingDataSource(dataSource) : bean;
				}

			};
		}

	}

}
