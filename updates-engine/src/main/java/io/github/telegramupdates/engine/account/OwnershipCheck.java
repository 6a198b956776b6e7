package io.github.telegramupdates.engine.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every four seconds whether the claims of all accounts of an engine still hold,
 * with one query for up to 1,000 of them: an account that has nothing to commit would not
 * notice otherwise that somebody else has claimed it. Commits do not depend on it: they
 * compare the claim themselves.
 */
public final class OwnershipCheck {

	private static final Logger log = LoggerFactory.getLogger(OwnershipCheck.class);

	private static final long MILLIS = 4_000;

	private static final int QUERY_SIZE = 1_000;

	private final StateStorage storage;

	private final Executor threads;

	private final EngineTimers timers;

	private final Set<Claim> claims = ConcurrentHashMap.newKeySet();

	/** Whether a check is due or running. */
	private final AtomicBoolean scheduled = new AtomicBoolean();

	/**
	 * Creates a check that has nothing to do yet.
	 * @param threads run the queries
	 * @param timers when a check is due
	 */
	public OwnershipCheck(StateStorage storage, Executor threads, EngineTimers timers) {
		this.storage = storage;
		this.threads = threads;
		this.timers = timers;
	}

	/**
	 * Checks a claim from now on.
	 */
	void add(Claim claim) {
		this.claims.add(claim);
		schedule();
	}

	/**
	 * Checks a claim no more.
	 */
	void remove(Claim claim) {
		this.claims.remove(claim);
	}

	private void schedule() {
		if (!this.claims.isEmpty() && this.scheduled.compareAndSet(false, true)) {
			this.timers.schedule(MILLIS, this::begin);
		}
	}

	private void begin() {
		try {
			this.threads.execute(this::check);
		}
		catch (RuntimeException ex) {
			log.debug("No thread compares the owners of accounts now", ex);
			end();
		}
	}

	private void check() {
		try {
			List<Claim> all = List.copyOf(this.claims);
			for (int from = 0; from < all.size(); from += QUERY_SIZE) {
				check(all.subList(from, Math.min(from + QUERY_SIZE, all.size())));
			}
		}
		catch (RuntimeException ex) {
			// whoever has something to deliver says so
			log.debug("The owners of accounts cannot be compared now", ex);
		}
		finally {
			end();
		}
	}

	private void check(List<Claim> some) {
		Map<Long, Long> stored = this.storage.getOwnerEpochs(some.stream().map(Claim::userId).distinct().toList());
		for (Claim claim : some) {
			long epoch = stored.getOrDefault(claim.userId(), 0L);
			if (epoch != claim.ownerEpoch()) {
				claim.onLoss()
					.accept(new StateConflictException(claim.userId(), Reason.OWNERSHIP_LOST,
							"claim " + claim.ownerEpoch() + " was overtaken by claim " + epoch));
			}
		}
	}

	private void end() {
		this.scheduled.set(false);
		schedule();
	}

	/**
	 * What an account has claimed.
	 *
	 * @param userId id of the account
	 * @param ownerEpoch the owner epoch of its claim
	 * @param onLoss called if another one holds; on any thread, and again if that does
	 * not remove the claim
	 */
	record Claim(long userId, long ownerEpoch, Consumer<StateConflictException> onLoss) {
	}

}
