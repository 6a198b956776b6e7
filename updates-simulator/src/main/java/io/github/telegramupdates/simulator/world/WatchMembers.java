package io.github.telegramupdates.simulator.world;

/**
 * A bot wants to be notified of who joins and leaves a channel.
 *
 * @param channelId the channel
 * @param botId the bot
 */
public record WatchMembers(long channelId, long botId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredChannel channel = world.channel(this.channelId);
		if (channel != null) {
			channel.watchers.add(this.botId);
		}
	}

}
