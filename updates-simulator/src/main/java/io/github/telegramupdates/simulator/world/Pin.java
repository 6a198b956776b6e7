package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.world.LoggedChange.Pinned;

/**
 * A message is pinned or unpinned for everybody.
 *
 * @param uid the message
 * @param pinned whether it is pinned from now on
 */
public record Pin(long uid, boolean pinned) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		for (Place place : world.places(this.uid)) {
			StoredMessage message = place.box().message(place.id());
			if (message != null && message.pinned() != this.pinned) {
				place.box().put(message.pinned(this.pinned));
				place.log(changes, 1, new Pinned(message.chat(), message.id(), this.pinned));
			}
		}
	}

}
