package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.world.Notice.ChannelChanged;

/**
 * An account leaves a channel, or is removed from it.
 *
 * @param channelId the channel
 * @param userId the account
 */
public record LeaveChannel(long channelId, long userId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredChannel channel = world.channel(this.channelId);
		RegisteredAccount account = world.account(this.userId);
		if (channel == null || account == null || channel.members.remove(this.userId) == null) {
			return;
		}
		account.channels.remove(this.channelId);
		changes.unnumbered(account, new ChannelChanged(this.channelId));
		channel.tellWatchers(world, changes, this.userId, false);
	}

}
