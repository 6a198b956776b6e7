package io.github.telegramupdates.simulator.world;

/**
 * A user presses a button of a bot. The bot is notified in a numbered container, and for
 * a minute by differences too.
 *
 * @param userId the user
 * @param botId the bot
 * @param queryId id of the query
 */
public record PressButton(long userId, long botId, long queryId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount bot = world.account(this.botId);
		if (bot != null) {
			PressedButton pressed = new PressedButton(this.userId, this.queryId, changes.date());
			bot.pressed.add(pressed);
			changes.numbered(bot, new Notice.ButtonPressed(pressed));
		}
	}

}
