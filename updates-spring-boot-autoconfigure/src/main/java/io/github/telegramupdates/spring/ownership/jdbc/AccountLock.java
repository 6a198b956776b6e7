package io.github.telegramupdates.spring.ownership.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.telegramupdates.spring.ownership.Ownership;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.integration.leader.AbstractCandidate;
import org.springframework.integration.leader.Context;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.transaction.TransactionException;

/**
 * The lock of one account, and the election that gets and renews it.
 * <p>
 * The election alone would give the lock away before the owner is notified, and would not
 * notice that a database which does not answer has let the lock expire. So the election
 * renews the lock through this class, which alone decides when the account is revoked:
 * when another instance has the lock, or when the last renewal is too old.
 */
final class AccountLock implements Ownership {

	private static final Log logger = LogFactory.getLog(AccountLock.class);

	private final String account;

	private final OwnerCalls owner;

	private final JdbcAccountOwnership ownership;

	private final LeaseTimes times;

	private final LockRegistryLeaderInitiator election;

	/**
	 * Held while the database is asked: the election's thread is not interrupted then.
	 */
	private final Lock database = new ReentrantLock();

	private final Lease lease;

	private volatile @Nullable String holder;

	private @Nullable ScheduledFuture<?> expiry;

	private boolean failing;

	/** When the database was asked last. */
	private Lease.Moment began;

	AccountLock(String account, OwnerCalls owner, JdbcAccountOwnership ownership) {
		this.account = account;
		this.owner = owner;
		this.ownership = ownership;
		this.times = ownership.times();
		this.lease = ownership.newLease();
		this.began = this.lease.now();
		this.election = createElection();
	}

	private LockRegistryLeaderInitiator createElection() {
		JdbcLockRegistry registry = new JdbcLockRegistry(new Row(), this.times.timeToLive());
		registry.setIdleBetweenTries(this.times.retry());
		LockRegistryLeaderInitiator initiator = new LockRegistryLeaderInitiator(registry, new Elected());
		initiator.setHeartBeatMillis(this.times.heartbeat().toMillis());
		initiator.setBusyWaitMillis(this.times.retry().toMillis());
		initiator.setTaskExecutor(this.ownership.threads());
		return initiator;
	}

	void start() {
		this.election.start();
	}

	@Override
	public Optional<String> holder() {
		return Optional.ofNullable(this.holder);
	}

	/**
	 * A lock that expired while the machine was suspended is noticed here, if not before.
	 */
	@Override
	public boolean isGranted() {
		checkExpiry();
		return this.lease.isValid();
	}

	@Override
	public void release() {
		end(() -> this.ownership.repository().delete(this.account));
	}

	/**
	 * Ends the election and leaves the lock to its time.
	 */
	void abandon() {
		end(() -> {
		});
	}

	/**
	 * Also on a thread that is interrupted: whoever stops has no time, but nobody would
	 * have the account until the lock expires.
	 */
	private void end(Runnable lastStatement) {
		if (this.owner.isEnded()) {
			return;
		}
		this.owner.end();
		boolean interrupted = Thread.interrupted();
		try {
			endElection(lastStatement);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void endElection(Runnable lastStatement) {
		boolean idle = awaitDatabase();
		try {
			this.election.stop();
			if (idle) {
				cancelExpiry();
				lastStatement.run();
			}
			else {
				notGivenBack("the database does not answer");
			}
		}
		catch (DataAccessException | TransactionException ex) {
			notGivenBack(ex.getClass().getName());
			logger.debug("Why the lock could not be released", ex);
		}
		finally {
			if (idle) {
				this.database.unlock();
			}
			this.ownership.ended(this);
		}
	}

	private void notGivenBack(String reason) {
		logger.warn("Account '%s' could not be given back, %s: no other instance has it before %d s have passed"
			.formatted(this.account, reason, this.times.timeToLive().toSeconds()));
	}

	private void cancelExpiry() {
		if (this.expiry != null) {
			this.expiry.cancel(false);
		}
	}

	private boolean awaitDatabase() {
		try {
			return this.database.tryLock(this.times.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean acquire(Duration timeToLive) {
		boolean acquired;
		try {
			acquired = attempt(timeToLive);
			if (!acquired) {
				revoke("another instance has taken it");
				findHolder();
			}
		}
		catch (DataAccessException | TransactionException ex) {
			failed(ex);
			// most exceptions of a database make the registry try again without a pause
			throw new IllegalStateException("The lock of account '" + this.account + "' cannot be had", ex);
		}
		this.failing = false;
		return acquired;
	}

	private boolean attempt(Duration timeToLive) {
		this.database.lock();
		try {
			if (this.owner.isEnded()) {
				return false;
			}
			this.began = this.lease.now();
			this.ownership.table().connections().listen(() -> this.began = this.lease.now());
			boolean acquired = this.ownership.repository().acquire(this.account, timeToLive);
			if (acquired) {
				renewed(this.began);
			}
			return acquired;
		}
		finally {
			this.ownership.table().connections().stopListening();
			this.database.unlock();
		}
	}

	private void renewed(Lease.Moment began) {
		this.holder = null;
		this.lease.renew(began);
		cancelExpiry();
		long spent = System.nanoTime() - began.nanos();
		this.expiry = this.ownership.threads()
			.schedule(this::expire, Instant.now().plus(this.times.validity()).minusNanos(spent));
	}

	/**
	 * Revokes the account if its lock has expired unnoticed, as it does while the machine
	 * is suspended. Does not wait for it.
	 */
	void checkExpiry() {
		if (this.lease.isOver()) {
			this.ownership.threads().execute(this::expire);
		}
	}

	private void expire() {
		if (this.lease.expire()) {
			revoke("its lock could not be renewed for %d ms".formatted(this.times.validity().toMillis()));
			// if the election comes to have the lock all the same, it begins again
			this.election.getContext().yield();
		}
	}

	private void revoke(String reason) {
		this.owner.revoke(() -> logger
			.warn("Account '%s' is revoked: %s. It disconnects here and stands by".formatted(this.account, reason)));
	}

	private void findHolder() {
		if (this.owner.isEnded()) {
			return;
		}
		String found = this.ownership.table().holder(this.account);
		if (found != null && !Objects.equals(found, this.holder)) {
			logger.info("Account '%s' stands by here (%s): %s has it".formatted(this.account,
					this.ownership.table().instance(), found));
		}
		this.holder = found;
	}

	private void failed(RuntimeException failure) {
		this.holder = null;
		if (!this.failing) {
			logger.warn("The lock of account '%s' can neither be renewed nor acquired: %s; tried again every %d ms"
				.formatted(this.account, failure.getClass().getName(), this.times.retry().toMillis()));
		}
		this.failing = true;
		logger.debug("Why the lock cannot be had", failure);
	}

	/**
	 * The row of the lock, as the election sees it. It is never deleted by the election:
	 * an instance that is still connected may have it.
	 */
	private final class Row implements LockRepository {

		@Override
		public boolean acquire(String lock, Duration ttl) {
			return AccountLock.this.acquire(ttl);
		}

		@Override
		public boolean delete(String lock) {
			return true;
		}

		@Override
		public boolean isAcquired(String lock) {
			return AccountLock.this.lease.isValid();
		}

		@Override
		public boolean renew(String lock, Duration ttl) {
			return AccountLock.this.acquire(ttl);
		}

		@Override
		public void deleteExpired() {
			// an expired lock is taken over, not deleted
		}

		@Override
		public void close() {
			// the table outlives the election
		}

	}

	/**
	 * Grants the account when the election is won. The election calls itself lost at the
	 * first renewal that fails; the lock holds on then, and the account stays granted.
	 */
	private final class Elected extends AbstractCandidate {

		Elected() {
			super(null, AccountLock.this.account);
		}

		@Override
		public void onGranted(Context context) {
			if (!AccountLock.this.owner.grant(AccountLock.this.lease::isValid)) {
				context.yield();
			}
		}

		@Override
		public void onRevoked(Context context) {
			logger.debug("The election for account '" + AccountLock.this.account + "' is lost");
		}

	}

}
