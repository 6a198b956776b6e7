package io.github.telegramupdates.spring.ownership.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A database with the table of the locks, whose connections fail or hang on request.
 */
final class LockedDatabase extends DelegatingDataSource {

	final JdbcTemplate jdbc;

	final AtomicInteger attempts = new AtomicInteger();

	private volatile boolean broken;

	private volatile @Nullable CountDownLatch hanging;

	private LockedDatabase(DataSource dataSource) {
		super(dataSource);
		this.jdbc = new JdbcTemplate(dataSource);
	}

	static LockedDatabase of(Map<String, String> database) {
		String url = database.get("spring.datasource.url");
		DataSource dataSource = new DriverManagerDataSource(url, database.get("spring.datasource.username"), "");
		String folder = url.startsWith("jdbc:h2:") ? "h2" : "postgresql";
		new ResourceDatabasePopulator(new ClassPathResource(
				"io/github/telegramupdates/spring/storage/migration/" + folder + "/V4__locks.sql"))
			.execute(dataSource);
		return new LockedDatabase(dataSource);
	}

	/** The same database, which neither fails nor hangs with this one. */
	LockedDatabase alsoReachedByAnotherNetwork() {
		return new LockedDatabase(Objects.requireNonNull(getTargetDataSource()));
	}

	void breakDown() {
		this.broken = true;
	}

	void hang() {
		this.hanging = new CountDownLatch(1);
	}

	/** Lets the connection go that hangs, and none after it. */
	void letOnePass() {
		CountDownLatch waiting = Objects.requireNonNull(this.hanging);
		this.hanging = new CountDownLatch(1);
		waiting.countDown();
	}

	void recover() {
		this.broken = false;
		CountDownLatch waiting = this.hanging;
		this.hanging = null;
		if (waiting != null) {
			waiting.countDown();
		}
	}

	/** Gives every lock to somebody else. */
	void steal(int seconds) {
		this.jdbc.update("update telegram_lock set client_id = 'thief', expired_after = ?",
				LocalDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
	}

	String holder() {
		return String.join(", ", this.jdbc.queryForList("select client_id from telegram_lock", String.class));
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.attempts.incrementAndGet();
		CountDownLatch waiting = this.hanging;
		if (waiting != null) {
			awaitUninterruptibly(waiting);
		}
		if (this.broken) {
			throw new SQLException("broken", "08001");
		}
		return super.getConnection();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean interrupted = false;
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
