package io.github.telegramupdates.engine.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.EngineTimers;

/**
 * The threads that deliver lanes, divided among accounts. What an account still holds
 * when it is stopped counts when it runs again: its handlers may hang. What is kept of
 * each account is small, and kept for good.
 */
public final class AccountThreads {

	private final Executor lanes;

	private final EngineTimers timers;

	private final int perAccount;

	private final Map<Long, Executor> accounts = new ConcurrentHashMap<>();

	public AccountThreads(Executor lanes, EngineTimers timers, int perAccount) {
		this.lanes = lanes;
		this.timers = timers;
		this.perAccount = perAccount;
	}

	/**
	 * Those of an account.
	 */
	public Executor of(long userId) {
		return this.accounts.computeIfAbsent(userId,
				(id) -> new LimitedExecutor(this.lanes, this.timers, this.perAccount));
	}

}
