package io.github.telegramupdates.simulator.world;

/**
 * A user is added to a basic group.
 *
 * @param groupId the group
 * @param actorId who adds
 * @param userId who is added
 */
public record JoinGroup(long groupId, long actorId, long userId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		Group group = world.group(this.groupId);
		if (group != null) {
			GroupRoster.join(world, changes, group, this.actorId, this.userId);
		}
	}

}
