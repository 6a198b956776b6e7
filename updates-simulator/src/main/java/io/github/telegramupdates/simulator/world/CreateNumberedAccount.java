package io.github.telegramupdates.simulator.world;

/**
 * Somebody signs up, or creates a bot, with an id that was agreed on.
 *
 * @param id the account's id, which nobody has
 * @param name the account's name
 * @param bot whether it is a bot
 */
public record CreateNumberedAccount(long id, String name, boolean bot) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		changes.creates(world.createAccount(this.id, this.name, this.bot).id());
	}

}
