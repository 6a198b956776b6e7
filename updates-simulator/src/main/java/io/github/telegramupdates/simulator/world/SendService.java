package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * A service message notifies the members of a chat that somebody was added or removed.
 *
 * @param actorId who did it
 * @param chat the chat
 * @param userId who was added or removed
 * @param added whether the user was added
 */
public record SendService(long actorId, ChatKey chat, long userId, boolean added) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		long uid = world.nextUid();
		changes.creates(uid);
		ServiceAction action = new ServiceAction(this.userId, this.added);
		new Draft(uid, this.actorId, this.chat, "", MessageStyle.PLAIN, action).deliver(world, changes);
	}

}
