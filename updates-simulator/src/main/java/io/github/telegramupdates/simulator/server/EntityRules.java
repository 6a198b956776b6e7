package io.github.telegramupdates.simulator.server;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.simulator.habit.IncludedEntities;

/**
 * Which entities accompany pushes and differences: a rule for all, and rules of single
 * accounts that replace it. Called while the server is locked.
 */
public final class EntityRules {

	private final Map<Long, IncludedEntities> pushed = new HashMap<>();

	private final Map<Long, IncludedEntities> fetched = new HashMap<>();

	private final IncludedEntities pushedToAll;

	private final IncludedEntities fetchedByAll;

	EntityRules(IncludedEntities pushedToAll, IncludedEntities fetchedByAll) {
		this.pushedToAll = pushedToAll;
		this.fetchedByAll = fetchedByAll;
	}

	/**
	 * Sets what accompanies pushes to an account.
	 * @param accountId the account
	 * @param entities which entities
	 */
	public void push(long accountId, IncludedEntities entities) {
		this.pushed.put(accountId, entities);
	}

	/**
	 * Sets what accompanies differences that an account asks for.
	 * @param accountId the account
	 * @param entities which entities
	 */
	public void fetch(long accountId, IncludedEntities entities) {
		this.fetched.put(accountId, entities);
	}

	IncludedEntities pushed(long accountId) {
		return this.pushed.getOrDefault(accountId, this.pushedToAll);
	}

	IncludedEntities fetched(long accountId) {
		return this.fetched.getOrDefault(accountId, this.fetchedByAll);
	}

}
