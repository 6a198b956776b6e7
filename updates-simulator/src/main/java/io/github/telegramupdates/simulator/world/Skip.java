package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.Skipped;

/**
 * Something happens in a channel of which nobody is notified, although it takes
 * positions.
 *
 * @param channelId the channel
 * @param positions how many positions it takes
 */
public record Skip(long channelId, int positions) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredChannel channel = world.channel(this.channelId);
		if (channel != null) {
			changes.silently(channel, this.positions, new Skipped(ChatKey.channel(this.channelId)));
		}
	}

}
