package io.github.telegramupdates.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The threads that deliver lanes, divided among accounts. What an account still holds
 * when it is stopped counts when it runs again: its handlers may hang. What is kept of
 * each account is small, and kept for good.
 */
final class AccountThreads {

	private final Executor lanes;

	private final EngineTimers timers;

	private final int perAccount;

	private final Map<Long, Executor> accounts = new ConcurrentHashMap<>();

	AccountThreads(Executor lanes, EngineTimers timers, int perAccount) {
		this.lanes = lanes;
		this.timers = timers;
		this.perAccount = perAccount;
	}

	/**
	 * Those of an account.
	 */
	Executor of(long userId) {
		return this.accounts.computeIfAbsent(userId,
				(id) -> new LimitedExecutor(this.lanes, this.timers, this.perAccount));
	}

}
