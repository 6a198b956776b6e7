package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.world.LoggedChange.Edited;

/**
 * A message gets another text, in all of its copies.
 *
 * @param uid the message
 * @param text what it says from now on
 */
public record Edit(long uid, String text) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		for (Place place : world.places(this.uid)) {
			StoredMessage message = place.box().message(place.id());
			if (message != null && !message.text().equals(this.text)) {
				place.box().put(message.edited(this.text, changes.date()));
				place.log(changes, 1, new Edited(message.chat(), message.id()));
			}
		}
	}

}
