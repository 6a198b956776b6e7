package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.Voted;

/**
 * A user votes in a poll of a bot.
 *
 * @param userId the user
 * @param botId the bot
 * @param pollId the poll
 * @param option number of the option, from 0
 */
public record Vote(long userId, long botId, long pollId, int option) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount bot = world.account(this.botId);
		if (bot != null) {
			changes.qts(bot, new Voted(ChatKey.user(this.userId), this.pollId, this.option));
		}
	}

}
