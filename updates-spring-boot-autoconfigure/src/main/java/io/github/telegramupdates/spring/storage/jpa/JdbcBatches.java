package io.github.telegramupdates.spring.storage.jpa;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.orm.jpa.hibernate.HibernateExceptionTranslator;

/**
 * Statements past the persistence context, on the connection of the transaction: they
 * neither flush it nor look through it for changes, as each query of JPA does. Errors
 * arrive as Spring's {@code DataAccessException}.
 */
public final class JdbcBatches {

	private final HibernateExceptionTranslator translator = new HibernateExceptionTranslator();

	private final EntityManager entityManager;

	JdbcBatches(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	/**
	 * The table of an entity.
	 * @param entity its class
	 * @return the name as SQL needs it, with its schema
	 */
	public String table(Class<?> entity) {
		return factory().getMappingMetamodel().getEntityDescriptor(entity).getMappedTableDetails().getTableName();
	}

	/**
	 * The statement that inserts a row, or replaces the one that has its key.
	 * @param entity the class of the row
	 * @param keys the columns of the primary key
	 * @param values the other columns
	 * @return SQL for the database of the persistence unit, whose parameters are the keys
	 * and then the values
	 */
	public String upsert(Class<?> entity, List<String> keys, List<String> values) {
		String key = String.join(", ", keys);
		String columns = key + ", " + String.join(", ", values);
		String parameters = String.join(", ", Collections.nCopies(keys.size() + values.size(), "?"));
		if (factory().getJdbcServices().getDialect() instanceof H2Dialect) {
			return "merge into %s (%s) key (%s) values (%s)".formatted(table(entity), columns, key, parameters);
		}
		String replacements = values.stream()
			.map((value) -> value + " = excluded." + value)
			.collect(Collectors.joining(", "));
		return "insert into %s (%s) values (%s) on conflict (%s) do update set %s".formatted(table(entity), columns,
				parameters, key, replacements);
	}

	/**
	 * Writes rows in one batch, in their order. Call it with rows in the order of their
	 * keys: two writers then wait for each other instead of blocking each other.
	 * @param <T> what a row is made of
	 * @param sql the statement for one row
	 * @param rows the rows; nothing happens if there are none
	 * @param parameters the parameters of the statement for a row
	 * @return how many rows each statement changed, in the order of the rows
	 */
	public <T> int[] write(String sql, List<T> rows, Function<T, @Nullable Object[]> parameters) {
		if (rows.isEmpty()) {
			return new int[0];
		}
		return execute((connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(sql)) {
				for (T row : rows) {
					bind(statement, parameters.apply(row));
					statement.addBatch();
				}
				return statement.executeBatch();
			}
		});
	}

	/**
	 * Reads a number.
	 * @param sql a query of one column
	 * @param parameters its parameters
	 * @return the number in the first row, empty if there is no row
	 */
	public OptionalLong read(String sql, @Nullable Object... parameters) {
		return execute((connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(sql)) {
				bind(statement, parameters);
				try (ResultSet rows = statement.executeQuery()) {
					return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
				}
			}
		});
	}

	private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
	}

	private SessionFactoryImplementor factory() {
		return this.entityManager.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class);
	}

	private <T> T execute(ReturningWork<T> work) {
		try {
			return this.entityManager.unwrap(Session.class).doReturningWork(work);
		}
		catch (HibernateException ex) {
			DataAccessException translated = this.translator.translateExceptionIfPossible(ex);
			throw (translated != null) ? translated : ex;
		}
	}

}
