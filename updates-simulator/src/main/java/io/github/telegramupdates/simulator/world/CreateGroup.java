package io.github.telegramupdates.simulator.world;

/**
 * A user creates a basic group, alone for now.
 *
 * @param title the group's title
 * @param creatorId the user
 */
public record CreateGroup(String title, long creatorId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		Group group = world.createGroup(this.title, this.creatorId, changes.date());
		changes.creates(group.id());
		GroupRoster.join(world, changes, group, this.creatorId, this.creatorId);
	}

}
