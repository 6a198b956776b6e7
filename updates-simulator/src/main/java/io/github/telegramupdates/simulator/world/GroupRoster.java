package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.ParticipantChanged;
import io.github.telegramupdates.simulator.world.Notice.GroupChanged;

/**
 * Who is in a basic group: everybody in it is notified, bots by an event in their qts
 * box.
 */
final class GroupRoster {

	private GroupRoster() {
	}

	static void join(World world, Changes changes, Group group, long actorId, long userId) {
		RegisteredAccount account = world.account(userId);
		if (account == null || !group.members.add(userId)) {
			return;
		}
		account.groups.add(group.id());
		tellMembers(world, changes, group, actorId, userId);
	}

	static void leave(World world, Changes changes, Group group, long actorId, long userId) {
		RegisteredAccount account = world.account(userId);
		if (account == null || !group.members.contains(userId)) {
			return;
		}
		account.groups.remove(group.id());
		group.members.remove(userId);
		tellMembers(world, changes, group, actorId, userId);
		tell(changes, account, group, actorId, userId);
	}

	private static void tellMembers(World world, Changes changes, Group group, long actorId, long userId) {
		for (long memberId : group.members) {
			RegisteredAccount member = world.account(memberId);
			if (member != null) {
				tell(changes, member, group, actorId, userId);
			}
		}
	}

	private static void tell(Changes changes, RegisteredAccount member, Group group, long actorId, long userId) {
		changes.unnumbered(member, new GroupChanged(group.id()));
		if (member.isBot()) {
			boolean joined = group.members.contains(userId);
			changes.qts(member, new ParticipantChanged(ChatKey.group(group.id()), actorId, userId, joined));
		}
	}

}
