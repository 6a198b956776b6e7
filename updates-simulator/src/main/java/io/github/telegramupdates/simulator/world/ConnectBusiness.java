package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.BusinessConnected;

/**
 * A user lets a bot take part in the user's private chats, or ends that.
 *
 * @param userId the user
 * @param botId the bot
 * @param connected whether the bot takes part from now on
 */
public record ConnectBusiness(long userId, long botId, boolean connected) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount user = world.account(this.userId);
		RegisteredAccount bot = world.account(this.botId);
		if (user == null || bot == null || (user.businessBot == bot) == this.connected) {
			return;
		}
		user.businessBot = this.connected ? bot : null;
		changes.qts(bot, new BusinessConnected(ChatKey.user(this.userId), this.connected));
	}

}
