package io.github.telegramupdates.simulator.world;

/**
 * A broadcast channel or supergroup comes into being, without members for now.
 *
 * @param title the channel's title
 * @param broadcast whether only administrators write
 */
public record CreateChannel(String title, boolean broadcast) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		changes.creates(world.createChannel(this.title, this.broadcast, changes.date()).id());
	}

}
