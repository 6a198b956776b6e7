package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.world.Notice.ChannelChanged;

/**
 * An account becomes a member of a channel, or gets another rank in it.
 *
 * @param channelId the channel
 * @param userId the account
 * @param rank what it is from now on
 */
public record JoinChannel(long channelId, long userId, RegisteredChannel.Rank rank) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredChannel channel = world.channel(this.channelId);
		RegisteredAccount account = world.account(this.userId);
		if (channel == null || account == null) {
			return;
		}
		RegisteredChannel.Rank before = channel.members.put(this.userId, this.rank);
		if (before == this.rank) {
			return;
		}
		account.channels.add(this.channelId);
		changes.unnumbered(account, new ChannelChanged(this.channelId));
		if (before == null) {
			channel.tellWatchers(world, changes, this.userId, true);
		}
	}

}
