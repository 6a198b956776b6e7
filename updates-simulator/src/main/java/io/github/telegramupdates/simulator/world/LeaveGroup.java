package io.github.telegramupdates.simulator.world;

/**
 * A user leaves a basic group, or is removed from it.
 *
 * @param groupId the group
 * @param actorId who does it
 * @param userId who leaves
 */
public record LeaveGroup(long groupId, long actorId, long userId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		Group group = world.group(this.groupId);
		if (group != null) {
			GroupRoster.leave(world, changes, group, this.actorId, this.userId);
		}
	}

}
