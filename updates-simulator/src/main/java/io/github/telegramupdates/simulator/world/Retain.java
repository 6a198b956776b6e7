package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * From now on differences of a box reach a given number of events. What they do not reach
 * any more is out of reach for good.
 *
 * @param owner the channel, or the account, of which both boxes are meant
 * @param events how many events
 */
public record Retain(ChatKey owner, int events) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount account = (this.owner.kind() == ChatKey.Kind.USER) ? world.account(this.owner.id()) : null;
		if (account != null) {
			account.box.log().retain(this.events);
			account.qts.retain(this.events);
		}
		RegisteredChannel channel = (this.owner.kind() == ChatKey.Kind.CHANNEL) ? world.channel(this.owner.id()) : null;
		if (channel != null) {
			channel.box.log().retain(this.events);
		}
	}

}
