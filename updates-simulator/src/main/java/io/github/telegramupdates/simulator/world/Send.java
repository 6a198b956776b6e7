package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * Somebody writes. In a channel that makes one message; elsewhere every participant gets
 * a copy, with an id from its own numbering.
 *
 * @param senderId who writes
 * @param to the chat as the sender sees it
 * @param text what it says
 * @param randomId made up by the sender's client to avoid sending twice, or 0
 */
public record Send(long senderId, ChatKey to, String text, long randomId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		apply(world, changes, MessageStyle.PLAIN);
	}

	void apply(World world, Changes changes, MessageStyle style) {
		RegisteredAccount sender = world.account(this.senderId);
		if (sender == null) {
			return;
		}
		if (this.randomId != 0) {
			sender.randomIds.add(this.randomId);
		}
		long uid = world.nextUid();
		changes.creates(uid);
		new Draft(uid, this.senderId, this.to, this.text, style, null).deliver(world, changes);
	}

}
