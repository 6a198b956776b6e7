package io.github.telegramupdates.simulator;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;

/**
 * A basic group. Its creator adds and removes members.
 */
public final class SimulatedGroup implements SimulatedPeer {

	private final Server server;

	private final Group group;

	SimulatedGroup(Server server, Group group) {
		this.server = server;
		this.group = group;
	}

	@Override
	public long id() {
		return this.group.id();
	}

	@Override
	public ChatKey key() {
		return ChatKey.group(id());
	}

	/**
	 * Adds an account. Does nothing if it is a member already.
	 * @param account the account
	 * @return this group
	 */
	public SimulatedGroup member(SimulatedAccount account) {
		this.server.locked(() -> this.server.membership().join(this.group, this.group.creatorId(), account.id()));
		return this;
	}

	/**
	 * Removes an account.
	 * @param account the account
	 * @return this group
	 */
	public SimulatedGroup removes(SimulatedAccount account) {
		this.server.locked(() -> this.server.membership().leave(this.group, this.group.creatorId(), account.id()));
		return this;
	}

	/**
	 * Lets an account leave.
	 */
	void leaves(SimulatedAccount account) {
		this.server.locked(() -> this.server.membership().leave(this.group, account.id(), account.id()));
	}

	@Override
	public String toString() {
		return this.group.title() + " (" + id() + ")";
	}

}
