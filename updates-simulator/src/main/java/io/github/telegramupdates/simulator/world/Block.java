package io.github.telegramupdates.simulator.world;

import java.util.List;

import io.github.telegramupdates.simulator.world.Notice.PeerBlocked;

/**
 * An account blocks others, or stops to. Its sessions are notified with a number for
 * each.
 *
 * @param userId the account
 * @param blockedIds the others
 * @param blocked whether they are blocked from now on
 */
public record Block(long userId, List<Long> blockedIds, boolean blocked) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount account = world.account(this.userId);
		if (account == null) {
			return;
		}
		for (long blockedId : this.blockedIds) {
			boolean changed = this.blocked ? account.blocked.add(blockedId) : account.blocked.remove(blockedId);
			if (changed) {
				changes.numbered(account, new PeerBlocked(blockedId, this.blocked));
			}
		}
	}

}
