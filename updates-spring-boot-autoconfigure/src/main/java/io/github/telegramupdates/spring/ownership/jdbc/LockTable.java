package io.github.telegramupdates.spring.ownership.jdbc;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.DataAccessException;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The table of the locks, with a row for each account that an instance has.
 */
public final class LockTable {

	private static final String REGION = "accounts";

	private static final List<String> CHECKS = List.of("select count(*) from %1$s where 1 = 0",
			"insert into %1$s select * from %1$s where 1 = 0", "update %1$s set region = region where 1 = 0",
			"delete from %1$s where 1 = 0");

	private final LockConnections dataSource;

	private final JdbcTemplate jdbc;

	private final String prefix;

	private final String instance;

	/**
	 * Creates the access to the table.
	 * @param dataSource the database
	 * @param schema the schema of the table, {@code null} for that of the connection
	 */
	public LockTable(DataSource dataSource, @Nullable String schema) {
		this.dataSource = new LockConnections(dataSource);
		this.jdbc = new JdbcTemplate(dataSource);
		this.prefix = ((schema != null) ? "\"" + schema + "\"." : "") + "telegram_";
		this.instance = InstanceName.create();
	}

	/**
	 * Looks whether the table is there and may be read and written.
	 */
	void check() {
		try {
			CHECKS.forEach((sql) -> this.jdbc.execute(sql.formatted(name())));
		}
		catch (DataAccessException ex) {
			throw new LockTableException(name(), ex);
		}
	}

	LockConnections connections() {
		return this.dataSource;
	}

	LockRepository repository(int statementSeconds) {
		JdbcTransactionManager transactions = new JdbcTransactionManager(this.dataSource);
		transactions.setDefaultTimeout(statementSeconds);
		DefaultLockRepository repository = new DefaultLockRepository(this.dataSource, this.instance);
		repository.setPrefix(this.prefix);
		repository.setRegion(REGION);
		repository.setTransactionManager(transactions);
		if (isPostgresql()) {
			// a row that is there already would be an error in the log of the server
			repository.setInsertQuery(repository.getInsertQuery() + " on conflict do nothing");
		}
		repository.afterPropertiesSet();
		repository.afterSingletonsInstantiated();
		return repository;
	}

	/**
	 * Which instance has the lock of an account.
	 * @param account name of the account
	 * @return name of the instance, {@code null} if it is this one or none
	 */
	@Nullable String holder(String account) {
		return this.jdbc
			.queryForList(
					"select client_id from " + name()
							+ " where region = ? and lock_key = ? and client_id <> ? and expired_after >= ?",
					String.class, REGION, account, this.instance, LocalDateTime.now(ZoneOffset.UTC))
			.stream()
			.findFirst()
			.orElse(null);
	}

	String instance() {
		return this.instance;
	}

	private String name() {
		return this.prefix + "lock";
	}

	private boolean isPostgresql() {
		try {
			String product = JdbcUtils.extractDatabaseMetaData(this.dataSource,
					(metaData) -> metaData.getDatabaseProductName());
			return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database of the locks cannot be reached", ex);
		}
	}

}
