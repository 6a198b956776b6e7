package io.github.telegramupdates.simulator.world;

/**
 * A change of the world. Applying the same operations at the same times to the same world
 * always gives the same world: that is what the journal relies on. An operation that does
 * not apply, for example to a message that is gone, changes nothing.
 */
public interface Operation {

	/**
	 * Carries the operation out.
	 * @param world the world to change
	 * @param changes notes what follows from it
	 */
	void apply(World world, Changes changes);

}
