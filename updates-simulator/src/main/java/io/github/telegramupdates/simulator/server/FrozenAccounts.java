package io.github.telegramupdates.simulator.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Accounts that are frozen, and which methods are refused to them. Called while the
 * server is locked.
 */
public final class FrozenAccounts {

	private static final int CODE = 420;

	private static final String TYPE = "FROZEN_METHOD_INVALID";

	private final Map<Long, Set<String>> methods = new HashMap<>();

	/**
	 * Freezes an account.
	 * @param accountId the account
	 * @param refused methods that it may not call from now on
	 */
	public void freeze(long accountId, Set<String> refused) {
		this.methods.put(accountId, Set.copyOf(refused));
	}

	/**
	 * Ends the freeze of an account.
	 * @param accountId the account
	 */
	public void thaw(long accountId) {
		this.methods.remove(accountId);
	}

	void check(long accountId, String method) throws RpcError {
		if (this.methods.getOrDefault(accountId, Set.of()).contains(method)) {
			throw new RpcError(CODE, TYPE);
		}
	}

}
