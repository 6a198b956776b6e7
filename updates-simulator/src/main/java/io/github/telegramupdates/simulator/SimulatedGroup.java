package io.github.telegramupdates.simulator;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.JoinGroup;
import io.github.telegramupdates.simulator.world.LeaveGroup;

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
		this.server.locked(() -> {
			if (!this.group.members().contains(account.id())) {
				this.server.perform(new JoinGroup(id(), this.group.creatorId(), account.id()));
			}
		});
		return this;
	}

	/**
	 * Removes an account.
	 * @param account the account
	 * @return this group
	 */
	public SimulatedGroup removes(SimulatedAccount account) {
		this.server.perform(new LeaveGroup(id(), this.group.creatorId(), account.id()));
		return this;
	}

	@Override
	public String toString() {
		return this.group.title() + " (" + id() + ")";
	}

}
