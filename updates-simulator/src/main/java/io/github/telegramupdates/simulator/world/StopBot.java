package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.BotStopped;

/**
 * A user stops a bot, or starts it again.
 *
 * @param userId the user
 * @param botId the bot
 * @param stopped whether the bot may not write to the user from now on
 */
public record StopBot(long userId, long botId, boolean stopped) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount user = world.account(this.userId);
		RegisteredAccount bot = world.account(this.botId);
		if (user == null || bot == null) {
			return;
		}
		boolean changed = this.stopped ? user.stoppedBots.add(this.botId) : user.stoppedBots.remove(this.botId);
		if (changed) {
			changes.qts(bot, new BotStopped(ChatKey.user(this.userId), this.stopped));
		}
	}

}
