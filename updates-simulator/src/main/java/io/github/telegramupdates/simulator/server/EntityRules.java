package io.github.telegramupdates.simulator.server;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.simulator.habit.Entities;

/**
 * Which entities accompany pushes and differences: a rule for all, and rules of single
 * accounts that replace it. Called while the server is locked.
 */
public final class EntityRules {

	private final Map<Long, Entities> pushed = new HashMap<>();

	private final Map<Long, Entities> fetched = new HashMap<>();

	private final Entities pushedToAll;

	private final Entities fetchedByAll;

	EntityRules(Entities pushedToAll, Entities fetchedByAll) {
		this.pushedToAll = pushedToAll;
		this.fetchedByAll = fetchedByAll;
	}

	/**
	 * Sets what accompanies pushes to an account.
	 * @param accountId the account
	 * @param entities which entities
	 */
	public void push(long accountId, Entities entities) {
		this.pushed.put(accountId, entities);
	}

	/**
	 * Sets what accompanies differences that an account asks for.
	 * @param accountId the account
	 * @param entities which entities
	 */
	public void fetch(long accountId, Entities entities) {
		this.fetched.put(accountId, entities);
	}

	Entities pushed(long accountId) {
		return this.pushed.getOrDefault(accountId, this.pushedToAll);
	}

	Entities fetched(long accountId) {
		return this.fetched.getOrDefault(accountId, this.fetchedByAll);
	}

}
