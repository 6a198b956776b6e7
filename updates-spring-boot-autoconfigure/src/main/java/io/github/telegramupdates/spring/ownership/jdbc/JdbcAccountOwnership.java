package io.github.telegramupdates.spring.ownership.jdbc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.github.telegramupdates.spring.ownership.AccountOwner;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.Ownership;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Ownership by locks in the database. An account is granted to the instance that has its
 * lock, for as long as the lock is renewed: an instance that cannot renew it, for
 * whatever reason, disconnects before the lock can be had by another one. A lock that is
 * released is granted to another instance within a second, one whose instance died when
 * its time is over.
 * <p>
 * Times are of the instances' clocks: these may differ by less than a heartbeat.
 */
public final class JdbcAccountOwnership implements AccountOwnership, InitializingBean, DisposableBean {

	private final LockTable table;

	private final LeaseTimes times;

	private final LongSupplier wallMillis;

	private final LockRepository repository;

	private final SimpleAsyncTaskScheduler threads = new SimpleAsyncTaskScheduler();

	private final Set<AccountLock> locks = ConcurrentHashMap.newKeySet();

	/**
	 * Creates the ownership.
	 * @param table the locks
	 * @param times how long they hold
	 */
	public JdbcAccountOwnership(LockTable table, LeaseTimes times) {
		this(table, times, System::currentTimeMillis);
	}

	JdbcAccountOwnership(LockTable table, LeaseTimes times, LongSupplier wallMillis) {
		this.table = table;
		this.times = times;
		this.wallMillis = wallMillis;
		this.repository = table.repository(times.statementSeconds());
		this.threads.setThreadNamePrefix("telegram-updates-ownership-");
		this.threads.setDaemon(true);
	}

	@Override
	public void afterPropertiesSet() {
		this.table.check();
		this.threads.scheduleWithFixedDelay(() -> this.locks.forEach(AccountLock::checkExpiry), this.times.retry());
	}

	@Override
	public Ownership acquire(String account, AccountOwner owner) {
		AccountLock lock = new AccountLock(account, new OwnerCalls(owner), this);
		this.locks.add(lock);
		lock.start();
		return lock;
	}

	/**
	 * Ends every thread. Locks that were not released hold until their time is over.
	 */
	@Override
	public void destroy() {
		this.locks.forEach(AccountLock::abandon);
		this.threads.close();
	}

	void ended(AccountLock lock) {
		this.locks.remove(lock);
	}

	LockTable table() {
		return this.table;
	}

	Lease newLease() {
		return new Lease(this.times.validity(), this.wallMillis);
	}

	LeaseTimes times() {
		return this.times;
	}

	LockRepository repository() {
		return this.repository;
	}

	SimpleAsyncTaskScheduler threads() {
		return this.threads;
	}

}
