package io.github.telegramupdates.simulator.world;

/**
 * Somebody signs up, or creates a bot.
 *
 * @param name the account's name
 * @param bot whether it is a bot
 */
public record CreateAccount(String name, boolean bot) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		changes.creates(world.createAccount(this.name, this.bot).id());
	}

}
