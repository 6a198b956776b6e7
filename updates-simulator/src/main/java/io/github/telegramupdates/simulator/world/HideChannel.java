package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.world.Notice.ChannelChanged;

/**
 * A channel is closed to all members but its owner, or opened again. They stay members.
 *
 * @param channelId the channel
 * @param hidden whether it is closed from now on
 */
public record HideChannel(long channelId, boolean hidden) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredChannel channel = world.channel(this.channelId);
		if (channel == null || channel.hidden == this.hidden) {
			return;
		}
		channel.hidden = this.hidden;
		for (long memberId : channel.members()) {
			RegisteredAccount member = world.account(memberId);
			if (member != null && channel.rank(memberId) != RegisteredChannel.Rank.OWNER) {
				changes.unnumbered(member, new ChannelChanged(this.channelId));
			}
		}
	}

}
